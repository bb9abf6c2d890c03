package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * APPEND up to its message, which is streamed and never part of the command's text (RFC 3501 section 6.3.11).
 *
 * @param date empty: now
 */
public record AppendCommand(MailboxArgument mailbox, Set<Flag> flags, Optional<Instant> date) {

    public AppendCommand {
        flags = Set.copyOf(flags);
    }

    /** Reads the arguments up to the brace of the literal. */
    public static AppendCommand parse(Tokens in) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        in.space();
        Set<Flag> flags = Set.of();
        if (in.at('(')) {
            flags = Flags.list(in);
            in.space();
        }
        Optional<Instant> date = Optional.empty();
        if (in.at('"')) {
            date = Optional.of(Dates.dateTime(in).toInstant());
            in.space();
        }
        in.end();
        return new AppendCommand(mailbox, flags, date);
    }
}
