package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.EnableCommand;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import java.util.Optional;

/** ENABLE. Names that are not known or not offered are passed over, as they must be. */
// rfc5161#3.1
final class EnableVerb implements Verb<EnableCommand, State.Authenticated> {

    @Override
    public EnableCommand parse(Tokens in) {
        return EnableCommand.parse(in);
    }

    @Override
    public Next run(EnableCommand command, State.Authenticated state, Exchange exchange) {
        StringBuilder enabled = new StringBuilder("ENABLED");
        for (String name : command.capabilities()) {
            Optional<Extension> extension = Extension.named(name).filter(known -> offered(known, exchange));
            extension.ifPresent(known -> {
                exchange.enable(known);
                enabled.append(' ').append(known.capability());
            });
        }
        exchange.untagged().line(enabled);
        return Next.ok("Done");
    }

    private static boolean offered(Extension extension, Exchange exchange) {
        return exchange.capabilities().contains(extension.capability());
    }
}
