package dev.mailwright.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How many connections there may be, for all services of a server together. An IPv6 client is its /64. Immutable.
 *
 * @param perAddress at once from one client
 * @param unauthenticated at once that have not logged in, or, where nobody logs in, not said who they are
 * @param total at once
 * @param rate new ones from one client in {@code rateWindow}; 0 for any number
 * @param offences errors of one client in {@code offenceWindow}, over all its connections, after which it is turned away; 0
 *     for any number
 * @param exempt networks whose clients are counted in {@code total} only
 */
public record ConnectionPolicy(
        int perAddress,
        int unauthenticated,
        int total,
        int rate,
        Duration rateWindow,
        int offences,
        Duration offenceWindow,
        List<CidrBlock> exempt) {

    /** 50, 1,000, 20,000, any rate, 200 offences in 10 minutes, nobody exempt. */
    public static final ConnectionPolicy DEFAULT =
            new ConnectionPolicy(50, 1_000, 20_000, 0, Duration.ofMinutes(1), 200, Duration.ofMinutes(10), List.of());

    public ConnectionPolicy {
        if (perAddress < 1 || unauthenticated < 1 || total < 1 || rate < 0 || offences < 0) {
            throw new IllegalArgumentException("a limit of connections must be at least 1");
        }
        exempt = List.copyOf(exempt);
    }

    boolean exempts(InetAddress client) {
        return exempt.stream().anyMatch(network -> network.contains(client));
    }
}
