package dev.mailwright;

import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.ConnectionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many connections a server takes, for all its services together; whoever comes beyond hears a refusal at once. An IPv6
 * client is its /64. Mutable, for one thread.
 *
 * <ul>
 *   <li>{@code perAddress} 50, {@code strangers} 1,000, {@code total} 20,000
 *   <li>any number of new connections a minute
 *   <li>200 errors of a client in 10 minutes, then it is turned away until they are forgotten
 *   <li>nobody is exempt
 * </ul>
 */
public final class LimitSettings {

    private int perAddress = ConnectionPolicy.DEFAULT.perAddress();
    private int strangers = ConnectionPolicy.DEFAULT.unauthenticated();
    private int total = ConnectionPolicy.DEFAULT.total();
    private int rate;
    private Duration rateWindow = ConnectionPolicy.DEFAULT.rateWindow();
    private int offences = ConnectionPolicy.DEFAULT.offences();
    private Duration offenceWindow = ConnectionPolicy.DEFAULT.offenceWindow();
    private final List<CidrBlock> exempt = new ArrayList<>();

    LimitSettings() {}

    /** Connections at once from one client. */
    public LimitSettings perAddress(int most) {
        perAddress = atLeast(1, most);
        return this;
    }

    /** Connections at once of clients that have not logged in; a mail server counts until it has said EHLO. */
    public LimitSettings strangers(int most) {
        strangers = atLeast(1, most);
        return this;
    }

    /** Connections at once. */
    public LimitSettings total(int most) {
        total = atLeast(1, most);
        return this;
    }

    /** New connections from one client in so much time. */
    public LimitSettings connections(int most, Duration window) {
        rate = atLeast(1, most);
        rateWindow = positive(window);
        return this;
    }

    /** Errors of one client in so much time, over all its connections. */
    public LimitSettings offences(int most, Duration window) {
        offences = atLeast(1, most);
        offenceWindow = positive(window);
        return this;
    }

    /**
     * Clients that only {@code total} holds for: a relay of one's own, a load balancer.
     *
     * @throws IllegalArgumentException if one is no network
     */
    public LimitSettings exempt(String... networks) {
        for (String network : networks) {
            exempt.add(CidrBlock.parse(network));
        }
        return this;
    }

    private static int atLeast(int least, int given) {
        if (given < least) {
            throw new IllegalArgumentException("a limit is at least " + least + ", not " + given);
        }
        return given;
    }

    private static Duration positive(Duration window) {
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a window is longer than " + window);
        }
        return window;
    }

    ConnectionPolicy policy() {
        return new ConnectionPolicy(perAddress, strangers, total, rate, rateWindow, offences, offenceWindow, exempt);
    }
}
