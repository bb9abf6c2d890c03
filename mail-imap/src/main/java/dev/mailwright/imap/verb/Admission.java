package dev.mailwright.imap.verb;

import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Principal;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Login;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.sasl.SaslStep;
import dev.mailwright.store.MailStore;

/** What follows a login, however it came. */
final class Admission {

    private Admission() {}

    /** The last step of a login: Success or Failure. */
    static Next after(SaslStep step, Exchange exchange) {
        if (step instanceof SaslStep.Success success) {
            return new Next.Blocking(() -> admit(success.principal(), exchange));
        }
        return step instanceof SaslStep.Failure failure
                ? refusal(failure.reason(), exchange)
                : Next.done(Completions.SERVER_BUG);
    }

    private static Next admit(Principal principal, Exchange exchange) {
        if (!(principal instanceof Account account) || !account.access().contains(Access.IMAP)) {
            return Next.done(Completions.NO_ACCESS);
        }
        MailStore store = exchange.services().store();
        Login login = new Login(account, store.folders(account.id()), store.namespace());
        exchange.become(new State.Unselected(login));
        return Next.done(Completion.ok(ResponseCode.capability(exchange.capabilities()), "Logged in"));
    }

    // rfc5530#3
    private static Next refusal(SaslStep.Reason reason, Exchange exchange) {
        return switch (reason) {
            case REJECTED -> Next.done(Completions.LOGIN_FAILED);
            case UNAVAILABLE -> Next.done(Completions.UNAVAILABLE);
            case MALFORMED -> Next.done(Completion.bad("The response does not follow the mechanism"));
            case THROTTLED -> {
                exchange.untagged().bye(ResponseCode.UNAVAILABLE, "Too many failed logins, try again later");
                yield new Next.Done(Completions.LOGIN_FAILED, Next.After.CLOSE);
            }
        };
    }
}
