package dev.mailwright.checks;

import dev.mailwright.Lookup;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.check.Outgoing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Sender Rewriting Scheme: mail that is forwarded gets a reverse path in a domain of ours, so that SPF holds, and what
 * bounces to it finds its way back for some weeks. Addresses are signed, so nobody can use us to send to others.
 * Thread-safe.
 */
public final class Srs implements OutboundStep {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int DAYS = 1 << 10;
    private static final int HASH_CHARS = 8;
    private static final Duration USUAL_AGE = Duration.ofDays(21);

    private final Domain domain;
    private final byte[] secret;
    private final Predicate<Domain> ours;
    private final InstantSource clock;

    private Srs(Domain domain, byte[] secret, Predicate<Domain> ours, InstantSource clock) {
        this.domain = domain;
        this.secret = secret;
        this.ours = ours;
        this.clock = clock;
    }

    /**
     * A step.
     *
     * @param domain of the new reverse paths; its bounces have to come to this server
     * @param secret at least 16 characters that nobody knows, the same after a restart
     * @param ours the domains whose senders stay as they are
     * @param clock such as {@code time::now}
     */
    public static Srs of(Domain domain, String secret, Predicate<Domain> ours, InstantSource clock) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("a secret of at least 16 characters");
        }
        return new Srs(domain, secret.getBytes(StandardCharsets.UTF_8), ours, clock);
    }

    @Override
    public CompletionStage<Outgoing> apply(Outgoing mail) {
        return CompletableFuture.completedFuture(mail.envelope()
                .sender()
                .address()
                .filter(sender ->
                        !ours.test(sender.domain()) && !sender.domain().equals(domain))
                .flatMap(this::rewrite)
                .map(path -> mail.reversePath(ReversePath.of(path)))
                .orElse(mail));
    }

    /** Empty where the address is too long to be rewritten. */
    Optional<EmailAddress> rewrite(EmailAddress sender) {
        String local = sender.local().value();
        String rest = stamp(day()) + "=" + sender.domain() + "=" + local;
        try {
            return Optional.of(new EmailAddress(LocalPart.ofValue("SRS0=" + hash(rest) + "=" + rest), domain));
        } catch (AddressSyntaxException tooLong) {
            return Optional.empty();
        }
    }

    @Override
    public Lookup<EmailAddress> returning(EmailAddress rewritten) {
        String local = rewritten.local().value();
        boolean candidate = rewritten.domain().equals(domain) && local.regionMatches(true, 0, "SRS0=", 0, 5);
        String[] parts = candidate ? local.substring(5).split("=", 4) : new String[0];
        if (parts.length != 4 || !isFresh(parts[1]) || !isOurs(parts)) {
            return Lookup.absent();
        }
        try {
            return Lookup.found(new EmailAddress(LocalPart.ofValue(parts[3]), Domain.of(parts[2])));
        } catch (AddressSyntaxException e) {
            return Lookup.absent();
        }
    }

    private boolean isOurs(String[] parts) {
        String expected = hash(parts[1] + "=" + parts[2] + "=" + parts[3]);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                parts[0].toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isFresh(String stamp) {
        String upper = stamp.toUpperCase(Locale.ROOT);
        if (upper.length() != 2 || BASE32.indexOf(upper.charAt(0)) < 0 || BASE32.indexOf(upper.charAt(1)) < 0) {
            return false;
        }
        long then = BASE32.indexOf(upper.charAt(0)) * 32L + BASE32.indexOf(upper.charAt(1));
        return Math.floorMod(day() - then, (long) DAYS) <= USUAL_AGE.toDays();
    }

    private long day() {
        return clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    }

    private static String stamp(long day) {
        int value = (int) Math.floorMod(day, (long) DAYS);
        return "" + BASE32.charAt(value >> 5) + BASE32.charAt(value & 31);
    }

    /** Forty bits, which nobody guesses at the rate of SMTP; letters may change their case on the way. */
    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] octets = mac.doFinal(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            StringBuilder out = new StringBuilder(HASH_CHARS);
            for (int i = 0; i < HASH_CHARS; i++) {
                out.append(BASE32.charAt(octets[i] & 31));
            }
            return out.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
