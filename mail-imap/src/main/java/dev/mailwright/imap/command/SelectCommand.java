package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.Optional;

/**
 * SELECT and EXAMINE (RFC 3501 sections 6.3.1 and 6.3.2, RFC 7162 sections 3.1.8 and 3.2.5).
 *
 * @param readOnly it is EXAMINE
 * @param condstore the client wants to hear of MODSEQs
 * @param resync what the client knows of the mailbox already
 */
public record SelectCommand(MailboxArgument mailbox, boolean readOnly, boolean condstore, Optional<Resync> resync) {

    public static SelectCommand parse(Tokens in, boolean readOnly) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        Parameters parameters = new Parameters();
        if (in.take(' ')) {
            in.list(() -> {
                parameters.take(in);
                return true;
            });
        }
        in.end();
        return new SelectCommand(mailbox, readOnly, parameters.condstore, parameters.resync);
    }

    private static final class Parameters {

        private boolean condstore;
        private Optional<Resync> resync = Optional.empty();

        void take(Tokens in) {
            String name = in.keyword();
            in.extension(name);
            if (name.equals("CONDSTORE")) {
                condstore = true;
            } else if (name.equals("QRESYNC") && resync.isEmpty()) {
                in.space();
                resync = Optional.of(Resync.parse(in));
            } else {
                throw new SyntaxException("Unknown parameter of SELECT");
            }
        }
    }
}
