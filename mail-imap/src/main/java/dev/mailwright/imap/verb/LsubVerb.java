package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.ListCommand;
import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Namespace;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** LSUB. A level that is not subscribed itself but has subscribed mailboxes below it is shown where {@code %} ends on it. */
// rfc3501#6.3.9
final class LsubVerb implements Verb<ListCommand, State.Authenticated> {

    @Override
    public ListCommand parse(Tokens in) {
        return ListCommand.parseLsub(in);
    }

    @Override
    public Next run(ListCommand command, State.Authenticated state, Exchange exchange) {
        Namespace namespace = state.login().namespace();
        String separator = Encoding.string(String.valueOf(namespace.separator()));
        Optional<String> pattern = command.text(command.patterns().get(0));
        pattern.ifPresent(text -> matching(ListVerb.canonical(text, namespace), state)
                .forEach((name, attribute) -> exchange.untagged()
                        .line("LSUB (" + attribute + ") " + separator + " "
                                + exchange.dialect().mailbox(name))));
        return Next.ok("Done");
    }

    private static Map<String, String> matching(String pattern, State.Authenticated state) {
        Namespace namespace = state.login().namespace();
        ListPattern wanted = new ListPattern(pattern, namespace.separator());
        Map<String, String> found = new TreeMap<>();
        state.login().folders().subscribed().forEach(subscribed -> {
            String name = namespace.render(subscribed);
            if (wanted.matches(name)) {
                found.put(name, "");
            } else if (pattern.endsWith("%")) {
                levels(name, namespace.separator(), wanted, found);
            }
        });
        return found;
    }

    private static void levels(String name, char separator, ListPattern wanted, Map<String, String> found) {
        for (int end = name.indexOf(separator); end > 0; end = name.indexOf(separator, end + 1)) {
            String level = name.substring(0, end);
            if (wanted.matches(level)) {
                found.putIfAbsent(level, "\\Noselect");
            }
        }
    }
}
