package dev.mailwright.delivery;

import dev.mailwright.check.Reply;
import dev.mailwright.routing.Route.Refusal;
import dev.mailwright.store.StoreException;

/** The catalogue of what delivery answers. */
final class Replies {

    static final Reply DELIVERED = new Reply(250, "2.0.0", "delivered");
    static final Reply UNKNOWN_USER = new Reply(550, "5.1.1", "no such user here");
    static final Reply DEAD_ALIAS = new Reply(550, "5.1.1", "nobody behind this address takes mail");
    static final Reply RELAY_DENIED = new Reply(550, "5.7.1", "relaying denied");
    static final Reply NO_RELAY_YET = new Reply(550, "5.4.4", "this server does not send mail to other servers yet");
    static final Reply FORWARDS_AWAY = new Reply(
            550, "5.4.4", "this address forwards to another server, and this server does not send mail to others yet");
    static final Reply DISABLED = new Reply(550, "5.2.1", "this account does not take mail");
    static final Reply EXPANSION = new Reply(451, "4.6.0", "alias expansion error");
    static final Reply UNAVAILABLE = new Reply(451, "4.3.0", "the directory cannot be asked now, try again later");
    static final Reply TOO_MANY_RECIPIENTS = new Reply(452, "4.5.3", "too many recipients");
    static final Reply LOOP = new Reply(554, "5.4.6", "mail loop: this message was here before");
    static final Reply TOO_MANY_HOPS = new Reply(554, "5.4.6", "mail loop: too many Received fields");
    static final Reply STORE_FAILED = new Reply(451, "4.3.0", "cannot store mail now, try again later");
    static final Reply DISK_FULL = new Reply(452, "4.3.1", "no space to store mail, try again later");

    // rfc3463#3.3
    static final Reply MAILBOX_FULL = new Reply(452, "4.2.2", "mailbox full, try again later");
    static final Reply NEVER_FITS = new Reply(552, "5.2.3", "the message is larger than the mailbox may be");

    static final Reply QUEUED = new Reply(250, "2.0.0", "queued");
    static final Reply HANDLED = new Reply(250, "2.0.0", "handled");
    static final Reply HANDLER_FAILED = new Reply(451, "4.3.0", "cannot handle mail now, try again later");

    private Replies() {}

    static Reply of(Refusal refusal, boolean mayRelay) {
        return switch (refusal) {
            case UNKNOWN_USER -> UNKNOWN_USER;
            case NOT_LOCAL -> mayRelay ? NO_RELAY_YET : RELAY_DENIED;
            case DEAD_ALIAS -> DEAD_ALIAS;
            case DISABLED -> DISABLED;
            case EXPANSION_LIMIT -> EXPANSION;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    static Reply of(StoreException failure) {
        return switch (failure.reason()) {
            case OVER_QUOTA -> MAILBOX_FULL;
            case FULL -> DISK_FULL;
            default -> STORE_FAILED;
        };
    }

    static Reply of(Outcome outcome) {
        return switch (outcome.kind()) {
            case DONE -> HANDLED;
            case RETRY -> new Reply(451, "4.3.0", shown(outcome, HANDLER_FAILED));
            case FAIL -> new Reply(550, "5.3.0", shown(outcome, new Reply(550, "5.3.0", "not taken")));
        };
    }

    private static String shown(Outcome outcome, Reply otherwise) {
        String why = outcome.why().replace('\n', ' ').strip();
        return why.isEmpty() ? otherwise.text() : why.substring(0, Math.min(why.length(), 200));
    }

    /** Of the answers of several places the one to give: come again, then never, then yes. */
    static Reply worst(Reply one, Reply other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(Reply reply) {
        return reply.isTransient() ? 2 : reply.isPermanent() ? 1 : 0;
    }
}
