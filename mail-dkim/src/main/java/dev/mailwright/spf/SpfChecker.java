package dev.mailwright.spf;

import dev.mailwright.dns.DnsClient;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Answers whether a host may send for a domain (rfc7208#4). Thread-safe; waits for nobody. */
public final class SpfChecker {

    private final DnsClient dns;
    private final InstantSource clock;
    private final String receiver;

    private SpfChecker(DnsClient dns, InstantSource clock, String receiver) {
        this.dns = dns;
        this.clock = clock;
        this.receiver = receiver;
    }

    /**
     * A checker.
     *
     * @param dns bounded in time, such as {@code BoundedDns}
     * @param clock for explanations, such as {@code time::now}
     * @param receiver our own host name, for explanations
     */
    public static SpfChecker of(DnsClient dns, InstantSource clock, String receiver) {
        return new SpfChecker(dns, clock, receiver);
    }

    /** The same with another client. */
    public SpfChecker with(DnsClient client) {
        return new SpfChecker(client, clock, receiver);
    }

    /**
     * Checks the sender of a mail.
     *
     * @param sender the reverse path without brackets; where it is empty, the postmaster of the HELO name is checked
     * @return never fails
     */
    public CompletionStage<SpfResult> mailFrom(InetAddress client, String helo, String sender) {
        String checked = sender.isEmpty() ? "postmaster@" + helo : sender;
        int at = checked.lastIndexOf('@');
        String local = at <= 0 ? "postmaster" : checked.substring(0, at);
        return run(client, helo, local, checked.substring(at + 1));
    }

    /** Checks what a client calls itself. Never fails. */
    public CompletionStage<SpfResult> helo(InetAddress client, String helo) {
        return run(client, helo, "postmaster", helo);
    }

    private CompletionStage<SpfResult> run(InetAddress client, String helo, String local, String domain) {
        Evaluation.Facts facts = new Evaluation.Facts(client, helo, local, domain, receiver, clock.instant());
        return new Evaluation(dns, facts).check(domain, 0).thenApply(result -> result.of(domain));
    }
}
