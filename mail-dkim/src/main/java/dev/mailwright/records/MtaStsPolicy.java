package dev.mailwright.records;

import dev.mailwright.dns.DnsName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Asks other servers to deliver by TLS alone (rfc8461#3.2).
 *
 * @param domain whose mail it is about
 * @param mode what they should do where that fails
 * @param hosts that take its mail
 * @param maxAge how long they should remember it, at most a year
 */
public record MtaStsPolicy(DnsName domain, Mode mode, List<DnsName> hosts, Duration maxAge) {

    /** What others should do where TLS fails. */
    public enum Mode {
        /** Nothing: a policy is being taken back. */
        NONE,
        /** Deliver and report. */
        TESTING,
        /** Not deliver. */
        ENFORCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public MtaStsPolicy {
        hosts = List.copyOf(hosts);
        if (maxAge.isNegative() || maxAge.toSeconds() > 31_557_600) {
            throw new IllegalArgumentException("a policy is remembered for a year at most");
        }
    }

    /** Where the file has to be, by HTTPS with a certificate for this name. */
    public String url() {
        return "https://mta-sts." + domain + "/.well-known/mta-sts.txt";
    }

    /** The file, of type text/plain. */
    public String text() {
        StringBuilder out = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
        hosts.forEach(host -> out.append("mx: ").append(host).append("\r\n"));
        return out.append("max_age: ").append(maxAge.toSeconds()).append("\r\n").toString();
    }

    /** Says which policy it is: changes with it, and only then. // rfc8461#3.1 */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
