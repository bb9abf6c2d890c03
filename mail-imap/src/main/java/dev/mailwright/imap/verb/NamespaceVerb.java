package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.BareCommand;
import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Namespace;

/** NAMESPACE: one personal namespace. */
// rfc2342#5
final class NamespaceVerb implements Verb<BareCommand, State.Authenticated> {

    @Override
    public BareCommand parse(Tokens in) {
        return BareCommand.parse(in);
    }

    @Override
    public Next run(BareCommand command, State.Authenticated state, Exchange exchange) {
        Namespace namespace = state.login().namespace();
        String prefix = exchange.dialect().mailboxString(namespace.prefix());
        String separator = Encoding.string(String.valueOf(namespace.separator()));
        exchange.untagged().line("NAMESPACE ((" + prefix + " " + separator + ")) NIL NIL");
        return Next.ok("Done");
    }
}
