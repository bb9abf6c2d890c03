package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.ListCommand;
import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Login;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.ModifiedUtf7;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Namespace;
import dev.mailwright.store.SpecialUse;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** LIST, with children and special uses. */
// rfc3501#6.3.8
// rfc3348#3
// rfc6154#2
final class ListVerb implements Verb<ListCommand, State.Authenticated> {

    private static final String INBOX = "INBOX";

    @Override
    public ListCommand parse(Tokens in) {
        return ListCommand.parse(in, false);
    }

    @Override
    public Next run(ListCommand command, State.Authenticated state, Exchange exchange) {
        Namespace namespace = state.login().namespace();
        String separator = Encoding.string(String.valueOf(namespace.separator()));
        if (command.pattern().isEmpty()) {
            exchange.untagged().line("LIST (\\Noselect) " + separator + " \"\"");
            return Next.ok("Done");
        }
        Optional<String> pattern = ModifiedUtf7.decode(command.reference() + command.pattern());
        pattern.ifPresent(text -> {
            ListPattern wanted = new ListPattern(canonical(text, namespace), namespace.separator());
            lines(state.login(), wanted, "LIST", separator).forEach(exchange.untagged()::line);
        });
        return Next.ok("Done");
    }

    /** INBOX is the same in any case, also as the level above others. */
    static String canonical(String pattern, Namespace namespace) {
        boolean inbox = pattern.regionMatches(true, 0, INBOX, 0, INBOX.length())
                && (pattern.length() == INBOX.length() || pattern.charAt(INBOX.length()) == namespace.separator());
        return inbox ? INBOX + pattern.substring(INBOX.length()) : pattern;
    }

    private static List<String> lines(Login login, ListPattern wanted, String response, String separator) {
        NavigableMap<String, Folder> names = new TreeMap<>();
        login.folders().list().forEach(folder -> names.put(login.namespace().render(folder.name()), folder));
        List<String> lines = new ArrayList<>();
        names.forEach((name, folder) -> {
            if (wanted.matches(name)) {
                String attributes = attributes(folder, hasChildren(name, names, login.namespace()));
                lines.add(response + " (" + attributes + ") " + separator + " " + Encoding.mailbox(name));
            }
        });
        return lines;
    }

    private static boolean hasChildren(String name, NavigableMap<String, Folder> names, Namespace namespace) {
        String above = name + namespace.separator();
        String next = names.ceilingKey(above);
        return next != null && next.startsWith(above);
    }

    private static String attributes(Folder folder, boolean children) {
        StringBuilder attributes = new StringBuilder(folder.isSelectable() ? "" : "\\Noselect ");
        attributes.append(children ? "\\HasChildren" : "\\HasNoChildren");
        folder.specialUse().stream()
                .sorted()
                .map(SpecialUse::attribute)
                .forEach(use -> attributes.append(' ').append(use));
        return attributes.toString();
    }
}
