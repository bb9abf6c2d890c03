package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.FlagEdit;
import java.util.Locale;

/**
 * STORE and UID STORE (RFC 3501 sections 6.4.6 and 6.4.8).
 *
 * @param silent the client does not want to see the flags
 */
public record StoreCommand(boolean byUid, SequenceSet messages, FlagEdit edit, boolean silent) {

    private static final String SILENT = ".SILENT";

    public static StoreCommand parse(Tokens in, boolean byUid) {
        SequenceSet messages = SequenceSet.parse(in);
        in.space();
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
        return new StoreCommand(byUid, messages, edit, silent);
    }
}
