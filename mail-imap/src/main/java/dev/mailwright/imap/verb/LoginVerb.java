package dev.mailwright.imap.verb;

import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.imap.command.LoginCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.sasl.LoginContext;
import java.util.List;

/** LOGIN. Refused before the password is looked at where it came in the clear from another machine. */
// rfc3501#6.2.3
final class LoginVerb implements Verb<LoginCommand, State.NotAuthenticated> {

    @Override
    public LoginCommand parse(Tokens in) {
        return LoginCommand.parse(in);
    }

    @Override
    public Next run(LoginCommand command, State.NotAuthenticated state, Exchange exchange) {
        LoginContext context = exchange.loginContext();
        Authenticator authenticator = exchange.services().authenticator();
        List<Mechanism> mechanisms = authenticator.mechanisms(context);
        if (!mechanisms.contains(Mechanism.PLAIN) && !mechanisms.contains(Mechanism.LOGIN)) {
            return Next.done(context.secure() ? Completions.NO_MECHANISM : Completions.NOT_PRIVATE);
        }
        Credential credential = Credential.password(command.login(), command.password());
        return Next.later(authenticator.login(credential, context), step -> Admission.after(step, exchange));
    }
}
