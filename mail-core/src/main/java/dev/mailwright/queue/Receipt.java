package dev.mailwright.queue;

import dev.mailwright.check.Reply;
import java.time.Duration;

/**
 * What became of the mail for one recipient at the next hop. Immutable; the {@code with} methods return a changed copy.
 *
 * <ul>
 *   <li>the answer came from this server, not from a peer
 *   <li>the next hop does not report on its own
 *   <li>the next hop is up
 *   <li>tried again when the schedule says so
 * </ul>
 */
public final class Receipt {

    private final Reply reply;
    private final String relay;
    private final boolean reporting;
    private final boolean hopDown;
    private final Duration after;

    private Receipt(Reply reply, String relay, boolean reporting, boolean hopDown, Duration after) {
        this.reply = reply;
        this.relay = relay;
        this.reporting = reporting;
        this.hopDown = hopDown;
        this.after = after;
    }

    /** @param reply 2xx: it is taken; 4xx: try again; 5xx: never */
    public static Receipt of(Reply reply) {
        return new Receipt(reply, "", false, false, Duration.ZERO);
    }

    /** Who said so: a host name with its address. */
    public Receipt withRelay(String name) {
        return new Receipt(reply, name, reporting, hopDown, after);
    }

    /** The next hop has taken over the reports (it speaks DSN), so none is due from here for a success. // rfc3461#5.2.2 */
    public Receipt withReporting() {
        return new Receipt(reply, relay, true, hopDown, after);
    }

    /** Nobody answers at the next hop, so that other mail for it need not be tried now. */
    public Receipt withHopDown() {
        return new Receipt(reply, relay, reporting, true, after);
    }

    /** Come again no earlier than this. */
    public Receipt withRetryAfter(Duration delay) {
        return new Receipt(reply, relay, reporting, hopDown, delay);
    }

    public Reply reply() {
        return reply;
    }

    /** Empty when the answer came from this server. */
    public String relay() {
        return relay;
    }

    public boolean isReporting() {
        return reporting;
    }

    public boolean isHopDown() {
        return hopDown;
    }

    /** Zero when the schedule decides. */
    public Duration retryAfter() {
        return after;
    }

    @Override
    public String toString() {
        return reply + (relay.isEmpty() ? "" : " by " + relay);
    }
}
