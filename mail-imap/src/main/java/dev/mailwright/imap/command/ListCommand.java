package dev.mailwright.imap.command;

import dev.mailwright.imap.command.StatusCommand.StatusItem;
import dev.mailwright.imap.wire.MailboxText;
import dev.mailwright.imap.wire.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * LIST and LSUB (RFC 3501 sections 6.3.8 and 6.3.9, RFC 5258).
 *
 * @param extended something of RFC 5258 was used
 * @param selection which mailboxes
 * @param reference put before each pattern
 * @param patterns at least one, with the wildcards {@code *} and {@code %}
 * @param returned what to say of each
 * @param status figures to answer for each with STATUS (RFC 5819); empty: none
 * @param utf8 reference and patterns are UTF-8, not modified UTF-7
 */
public record ListCommand(
        boolean extended,
        Set<ListSelection> selection,
        String reference,
        List<String> patterns,
        Set<ListReturn> returned,
        List<StatusItem> status,
        boolean utf8) {

    public ListCommand {
        selection = Set.copyOf(selection);
        patterns = List.copyOf(patterns);
        returned = Set.copyOf(returned);
        status = List.copyOf(status);
    }

    /** LSUB, which is not extended. */
    public static ListCommand parseLsub(Tokens in) {
        String reference = in.astring();
        in.space();
        String pattern = in.listMailbox();
        in.end();
        return new ListCommand(false, Set.of(), reference, List.of(pattern), Set.of(), List.of(), in.utf8());
    }

    public static ListCommand parse(Tokens in) {
        boolean selecting = in.at('(');
        Set<ListSelection> selection = selecting ? ListSelection.parse(in) : Set.of();
        String reference = in.astring();
        in.space();
        boolean several = in.at('(');
        List<String> patterns = several ? patterns(in) : List.of(in.listMailbox());
        ListReturn.Options options = new ListReturn.Options();
        boolean returning = in.take(' ');
        if (returning) {
            in.extension("LIST-EXTENDED");
            options.parse(in);
        }
        in.end();
        return new ListCommand(
                selecting || several || returning,
                selection,
                reference,
                patterns,
                options.wanted(),
                options.status(),
                in.utf8());
    }

    private static List<String> patterns(Tokens in) {
        in.extension("LIST-EXTENDED");
        return in.list(in::listMailbox);
    }

    /** A pattern behind the reference, as text; empty where it is none. */
    public Optional<String> text(String pattern) {
        return MailboxText.decode(reference + pattern, utf8);
    }
}
