package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.ModSeq;
import java.util.Locale;
import java.util.Optional;

/**
 * STORE and UID STORE (RFC 3501 sections 6.4.6 and 6.4.8).
 *
 * @param unchangedSince messages changed after it are left alone (RFC 7162 section 3.1.3)
 * @param silent the client does not want to see the flags
 */
public record StoreCommand(
        boolean byUid, SequenceSet messages, Optional<ModSeq> unchangedSince, FlagEdit edit, boolean silent) {

    private static final String SILENT = ".SILENT";

    public static StoreCommand parse(Tokens in, boolean byUid) {
        SequenceSet messages = SequenceSet.parse(in);
        in.space();
        Optional<ModSeq> unchangedSince = unchangedSince(in);
        FlagEdit.Operation operation = FlagEdit.Operation.REPLACE;
        if (in.take('+')) {
            operation = FlagEdit.Operation.ADD;
        } else if (in.take('-')) {
            operation = FlagEdit.Operation.REMOVE;
        }
        String item = in.run(Chars.ATOM, "Expected FLAGS").toUpperCase(Locale.ROOT);
        boolean silent = item.endsWith(SILENT);
        if (!item.equals(silent ? "FLAGS" + SILENT : "FLAGS")) {
            throw new SyntaxException("Expected FLAGS");
        }
        in.space();
        FlagEdit edit = new FlagEdit(operation, Flags.listOrBare(in));
        in.end();
        return new StoreCommand(byUid, messages, unchangedSince, edit, silent);
    }

    private static Optional<ModSeq> unchangedSince(Tokens in) {
        if (!in.at('(')) {
            return Optional.empty();
        }
        in.extension("CONDSTORE");
        in.open();
        if (!in.takeKeyword("UNCHANGEDSINCE")) {
            throw new SyntaxException("Unknown modifier of STORE");
        }
        in.space();
        ModSeq modSeq = new ModSeq(in.modSeq());
        in.close();
        in.space();
        return Optional.of(modSeq);
    }
}
