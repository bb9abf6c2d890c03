package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.ListCommand;
import dev.mailwright.imap.command.StatusCommand.StatusItem;
import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Login;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Counts;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** LIST, plain and extended. */
// rfc3501#6.3.8
// rfc3348#3
// rfc5258#3
// rfc5819#2
// rfc6154#2
final class ListVerb implements Verb<ListCommand, State.Authenticated> {

    private static final String INBOX = "INBOX";

    @Override
    public ListCommand parse(Tokens in) {
        return ListCommand.parse(in);
    }

    @Override
    public Next run(ListCommand command, State.Authenticated state, Exchange exchange) {
        Login login = state.login();
        if (command.status().contains(StatusItem.HIGHESTMODSEQ)) {
            exchange.enable(Extension.CONDSTORE);
        }
        String separator = Encoding.string(String.valueOf(login.namespace().separator()));
        if (!command.extended() && command.patterns().get(0).isEmpty()) {
            exchange.untagged().line("LIST (\\Noselect) " + separator + " \"\"");
            return Next.ok("Done");
        }
        List<ListedMailbox> listed = new Listing(command, login).mailboxes();
        Map<MailboxName, Counts> counts = command.status().isEmpty() ? Map.of() : counts(listed, login);
        for (ListedMailbox mailbox : listed) {
            tell(mailbox, separator, exchange);
            mailbox.folder()
                    .map(folder -> counts.get(folder.name()))
                    .ifPresent(figures -> exchange.untagged()
                            .line(StatusFigures.line(
                                    exchange.dialect().mailbox(mailbox.name()),
                                    command.status(),
                                    figures,
                                    exchange.services())));
        }
        return Next.ok("Done");
    }

    private static void tell(ListedMailbox mailbox, String separator, Exchange exchange) {
        Untagged untagged = exchange.untagged();
        String childInfo = mailbox.childInfo() ? " (\"CHILDINFO\" (\"SUBSCRIBED\"))" : "";
        untagged.line("LIST (" + mailbox.attributes() + ") " + separator + " "
                + exchange.dialect().mailbox(mailbox.name()) + childInfo);
    }

    /** All in one look. */
    private static Map<MailboxName, Counts> counts(List<ListedMailbox> listed, Login login) {
        List<MailboxName> names = new ArrayList<>();
        listed.forEach(mailbox ->
                mailbox.folder().filter(folder -> folder.isSelectable()).ifPresent(folder -> names.add(folder.name())));
        return login.folders().counts(names);
    }

    /** INBOX is the same in any case, also as the level above others. */
    static String canonical(String pattern, Namespace namespace) {
        boolean inbox = pattern.regionMatches(true, 0, INBOX, 0, INBOX.length())
                && (pattern.length() == INBOX.length() || pattern.charAt(INBOX.length()) == namespace.separator());
        return inbox ? INBOX + pattern.substring(INBOX.length()) : pattern;
    }
}
