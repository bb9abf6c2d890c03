package dev.mailwright.pop3.session;

import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Principal;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.sasl.SaslStep;

/** What follows the answer of the authenticator. */
final class Login {

    private Login() {}

    /** The end of a USER and PASS or of an AUTH. Leaves the session in AUTHORIZATION or in TRANSACTION. // rfc1939#4 */
    static Turn finish(Pop3Session session, SaslStep step) {
        session.enter(new State.Unknown());
        if (step instanceof SaslStep.Success success) {
            return admit(session, success.principal());
        }
        return switch (((SaslStep.Failure) step).reason()) {
            case REJECTED -> session.reply(Replies.LOGIN_REJECTED);
            case UNAVAILABLE -> session.reply(Replies.LOGIN_UNAVAILABLE);
            case MALFORMED -> session.reply(Replies.BAD_LOGIN_SYNTAX);
            case THROTTLED -> session.farewell(Replies.TOO_MANY_LOGINS);
        };
    }

    private static Turn admit(Pop3Session session, Principal principal) {
        if (!(principal instanceof Account account) || !account.access().contains(Access.POP3)) {
            return session.reply(Replies.NO_MAILBOX);
        }
        // rfc2449#6.5
        if (!session.host().delay().admits(account.id().value())) {
            return session.reply(Replies.TOO_SOON);
        }
        return new Turn.Blocking(() -> session.reply(open(session, account)));
    }

    private static Reply open(Pop3Session session, Account account) {
        return Maildrop.open(session.host().store(), account.id())
                .map(maildrop -> session.loggedIn(account.login(), maildrop))
                .orElse(Replies.NO_INBOX);
    }
}
