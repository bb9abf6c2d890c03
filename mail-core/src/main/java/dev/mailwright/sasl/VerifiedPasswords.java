package dev.mailwright.sasl;

import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.DirectoryFeature;
import dev.mailwright.directory.Principal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who has shown the right password lately, so that a client which logs in for each page does not cost a hash each time: the
 * last password of a login that the directory found right, as an HMAC under a key that never leaves the process, and the
 * principal that it found. A wrong password is never answered from here.
 *
 * <p>Everything is forgotten when the directory says that it changed. A directory that does not tell
 * ({@link DirectoryFeature#WATCH}) is believed for ten seconds.
 *
 * <p>Thread-safe, bounded: the least recently used of 10,000 logins goes first.
 */
final class VerifiedPasswords {

    static final int LOGINS = 10_000;
    static final Duration UNWATCHED = Duration.ofSeconds(10);

    private static final String HMAC = "HmacSHA256";

    private final Time time;
    private final SecretKeySpec key;
    private final Map<String, Verified> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > LOGINS;
        }
    };
    private long nanos;
    private long generation;

    private record Verified(String digest, Principal principal, long since) {}

    VerifiedPasswords(Time time, RandomGenerator random) {
        this.time = time;
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        this.key = new SecretKeySpec(octets, HMAC);
    }

    /** Remembers from now on, until the subscription is closed. */
    Subscription watch(Directory directory, Duration longest) {
        Subscription changes = directory.watch(change -> forget());
        boolean told = directory.features().contains(DirectoryFeature.WATCH);
        begin(told || longest.compareTo(UNWATCHED) < 0 ? longest : UNWATCHED);
        return () -> {
            changes.close();
            begin(Duration.ZERO);
        };
    }

    private synchronized void begin(Duration longest) {
        nanos = longest.toNanos();
        forget();
    }

    private synchronized void forget() {
        generation++;
        verified.clear();
    }

    /** What a look into the directory must have begun with for its answer to be kept. */
    synchronized long generation() {
        return generation;
    }

    /** The principal of this password, if it was found right not long ago. */
    Optional<Principal> find(Credential credential) {
        Verified found = entry(credential);
        return found != null && found.digest.equals(digest(credential))
                ? Optional.of(found.principal)
                : Optional.empty();
    }

    private synchronized @Nullable Verified entry(Credential credential) {
        if (credential.kind() != Credential.Kind.PASSWORD) {
            return null;
        }
        Verified found = verified.get(credential.login());
        return found != null && time.nanos() - found.since < nanos ? found : null;
    }

    /** Keeps what the directory answered, unless it changed meanwhile. */
    void keep(Credential credential, Lookup<? extends Principal> answer, long begun) {
        if (credential.kind() == Credential.Kind.PASSWORD
                && answer instanceof Lookup.Found<? extends Principal> found) {
            put(credential.login(), new Verified(digest(credential), found.value(), time.nanos()), begun);
        }
    }

    private synchronized void put(String login, Verified entry, long begun) {
        if (nanos > 0 && begun == generation) {
            verified.put(login, entry);
        }
    }

    private String digest(Credential credential) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(credential.login().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] password = credential.password().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }

    /** How many logins are remembered. */
    synchronized int size() {
        return verified.size();
    }
}
