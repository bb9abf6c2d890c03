package dev.mailwright.smtp.session;

import dev.mailwright.net.CidrBlock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Whom a service trusts, and what it asks of the others. Immutable.
 *
 * @param relay networks whose clients may send to anywhere
 * @param naming networks whose clients may tell, with XCLIENT, for whom they speak
 * @param greetingDelay how long a client has to keep quiet before it is greeted; zero asks for nothing
 * @param ownSender a user may send only under addresses that lead to the account
 * @param reports whether senders who ask for it can be told what became of their mail
 */
public record SmtpRules(
        List<CidrBlock> relay, List<CidrBlock> naming, Duration greetingDelay, boolean ownSender, boolean reports) {

    /** Nobody is trusted, everybody greeted at once. */
    public static final SmtpRules NONE = new SmtpRules(List.of(), List.of(), Duration.ZERO, false, true);

    public SmtpRules {
        relay = List.copyOf(relay);
        naming = List.copyOf(naming);
    }

    boolean mayRelay(InetAddress client) {
        return relay.stream().anyMatch(network -> network.contains(client));
    }

    boolean mayName(InetAddress peer) {
        return naming.stream().anyMatch(network -> network.contains(peer));
    }
}
