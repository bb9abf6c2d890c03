package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * APPEND up to its (first) message, which is streamed and never part of the command's text (RFC 3501 section 6.3.11).
 *
 * @param date empty: now
 * @param utf8 the message stands in {@code UTF8 (...)} (RFC 6855 section 4)
 * @param catenation the message is put together from pieces (RFC 4469)
 * @param then the next message, where this one is complete
 */
public record AppendCommand(
        MailboxArgument mailbox,
        Set<Flag> flags,
        Optional<Instant> date,
        boolean utf8,
        Optional<Catenation> catenation,
        Optional<AppendCommand> then) {

    public AppendCommand {
        flags = Set.copyOf(flags);
    }

    /** Reads the arguments up to the brace of the literal. */
    public static AppendCommand parse(Tokens in) {
        return parse(in, MailboxArgument.parse(in));
    }

    /** Reads what stands before a further message for the same mailbox. */
    // rfc3502#6.3.11
    public static AppendCommand another(Tokens in, MailboxArgument mailbox) {
        in.extension("MULTIAPPEND");
        return parse(in, mailbox);
    }

    private static AppendCommand parse(Tokens in, MailboxArgument mailbox) {
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
        if (in.takePrefix("CATENATE (")) {
            return catenated(in, mailbox, flags, date);
        }
        boolean utf8 = in.takePrefix("UTF8 (~");
        if (utf8) {
            in.extension("UTF8=ACCEPT");
        } else if (in.take('~')) {
            in.extension("BINARY");
        }
        in.end();
        return new AppendCommand(mailbox, flags, date, utf8, Optional.empty(), Optional.empty());
    }

    // rfc4469#5
    private static AppendCommand catenated(
            Tokens in, MailboxArgument mailbox, Set<Flag> flags, Optional<Instant> date) {
        in.extension("CATENATE");
        Catenation pieces = Catenation.parse(in);
        Optional<AppendCommand> then = in.atEnd() ? Optional.empty() : Optional.of(another(in, mailbox));
        return new AppendCommand(mailbox, flags, date, false, Optional.of(pieces), then);
    }

    /** The end of the command is reached: no literal follows. */
    public boolean isComplete() {
        AppendCommand last = this;
        while (last.then.isPresent()) {
            last = last.then.get();
        }
        return last.catenation.isPresent() && last.catenation.get().then() == Catenation.Then.END;
    }
}
