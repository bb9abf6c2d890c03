package dev.mailwright.imap.verb;

import dev.mailwright.directory.Mechanism;
import dev.mailwright.imap.command.AuthenticateCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.sasl.SaslExchange;
import dev.mailwright.sasl.SaslStep;
import java.util.Base64;
import java.util.Optional;

/** AUTHENTICATE, with an initial response or without. */
// rfc3501#6.2.2
// rfc4959#3
final class AuthenticateVerb implements Verb<AuthenticateCommand, State.NotAuthenticated> {

    @Override
    public AuthenticateCommand parse(Tokens in) {
        return AuthenticateCommand.parse(in);
    }

    @Override
    public Next run(AuthenticateCommand command, State.NotAuthenticated state, Exchange exchange) {
        LoginContext context = exchange.loginContext();
        Optional<Mechanism> mechanism = Mechanism.named(command.mechanism());
        boolean offered = mechanism
                .filter(exchange.services().authenticator().mechanisms(context)::contains)
                .isPresent();
        if (!offered) {
            boolean inClear = mechanism.isPresent() && !context.secure();
            return Next.done(inClear ? Completions.NOT_PRIVATE : Completions.NO_MECHANISM);
        }
        SaslExchange sasl = exchange.services().authenticator().exchange(mechanism.orElseThrow(), context);
        return Next.later(
                command.initial().isPresent() ? sasl.respond(command.initialOctets()) : sasl.begin(),
                step -> go(step, sasl, exchange));
    }

    private static Next go(SaslStep step, SaslExchange sasl, Exchange exchange) {
        if (!(step instanceof SaslStep.Challenge challenge)) {
            return Admission.after(step, exchange);
        }
        String text = Base64.getEncoder().encodeToString(challenge.data());
        return new Next.Prompt(text, line -> answer(line, sasl, exchange));
    }

    private static Next answer(String line, SaslExchange sasl, Exchange exchange) {
        if (line.equals("*")) {
            return Next.done(Completions.CANCELLED);
        }
        byte[] response = AuthenticateCommand.decode(line);
        return Next.later(sasl.respond(response), step -> go(step, sasl, exchange));
    }
}
