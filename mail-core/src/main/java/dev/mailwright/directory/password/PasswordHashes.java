package dev.mailwright.directory.password;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All the schemes in which passwords are kept, {@code {SCHEME}value} as in Dovecot. Thread-safe when its source of
 * randomness is.
 *
 * <ul>
 *   <li>New passwords: {@code {ARGON2ID}} (19 MiB, two passes) with Bouncy Castle on the class path, otherwise {@code
 *       {PBKDF2-SHA256}}.
 *   <li>Also verified: {@code {BLF-CRYPT}} (with Bouncy Castle), {@code {PBKDF2}}, {@code {SCRAM-SHA-256}}, {@code
 *       {SCRAM-SHA-1}}, and to bring accounts along: {@code {SHA512-CRYPT}}, {@code {SHA256-CRYPT}}, {@code {CRYPT}} for
 *       these and bcrypt, {@code {SSHA512}}, {@code {SSHA256}}, {@code {SSHA}}, {@code {SHA512}}, {@code {SHA256}},
 *       {@code {SHA}}, {@code {PLAIN}}, {@code {CLEARTEXT}}; {@code .HEX} and {@code .B64} behind a name are understood.
 *   <li>A stored hash that asks for more than 256 MiB or half the heap, or for many seconds of a core, is not
 *       understood, so that a table from elsewhere cannot stop the server. All hashing at once takes at most a quarter
 *       of the heap, or 512 MiB; the others wait.
 *   <li>Passwords are prepared by {@link SaslPrep} before they are hashed; where that changes them, hashes of the
 *       unprepared text are right as well. Empty passwords, those with NUL and those over 1,024 octets match nothing.
 * </ul>
 */
public final class PasswordHashes implements PasswordHasher {

    /** Octets of UTF-8 that a password may have. */
    public static final int MAX_OCTETS = 1_024;

    private final RandomGenerator random;
    private final MemoryBudget memory;
    private final boolean argon2;
    private final Schemes schemes = new Schemes();
    private final Map<String, Scheme> byName = schemes.byName();

    PasswordHashes(RandomGenerator random, MemoryBudget memory, boolean argon2) {
        this.random = random;
        this.memory = memory;
        this.argon2 = argon2;
    }

    /**
     * All schemes, with the memory budget of this heap. Cheap: loads no library and hashes nothing.
     *
     * @param random cryptographically strong
     */
    public static PasswordHashes standard(RandomGenerator random) {
        return new PasswordHashes(random, MemoryBudget.ofThisHeap(), true);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when it is empty, has a NUL or more than {@value #MAX_OCTETS} octets
     */
    @Override
    public String hash(String clear) {
        if (!isPossible(clear)) {
            throw new IllegalArgumentException("a password has 1 to " + MAX_OCTETS + " octets and no NUL");
        }
        String prepared = SaslPrep.prepare(clear);
        if (!argon2 || !BouncyCastle.isPresent()) {
            return new Pbkdf2Hasher(random, Pbkdf2Hasher.DEFAULT_ITERATIONS).hash(prepared);
        }
        StringBuilder stored = new StringBuilder("{" + Schemes.ARGON2ID + "}");
        memory.with(schemes.argon2().memory(), () -> {
            stored.append(schemes.argon2().hash(prepared.getBytes(StandardCharsets.UTF_8), random));
            return true;
        });
        return stored.toString();
    }

    @Override
    public boolean verify(String clear, String stored) {
        StoredHash hash = read(stored);
        if (hash == null || !isPossible(clear)) {
            return false;
        }
        byte[] prepared = SaslPrep.prepare(clear).getBytes(StandardCharsets.UTF_8);
        byte[] typed = clear.getBytes(StandardCharsets.UTF_8);
        return memory.with(
                hash.memory(),
                () -> hash.matches(prepared) || (!Arrays.equals(prepared, typed) && hash.matches(typed)));
    }

    @Override
    public boolean understands(String stored) {
        return read(stored) != null;
    }

    @Override
    public boolean offersScram(String stored, ScramHash hash) {
        StoredText text = StoredText.parse(stored);
        return text != null && (clear(text).isPresent() || verifier(text, hash).isPresent());
    }

    @Override
    public Optional<ScramSecret> scram(String stored, ScramHash hash) {
        StoredText text = StoredText.parse(stored);
        if (text == null) {
            return Optional.empty();
        }
        return verifier(text, hash).or(() -> clear(text).map(c -> ScramSecrets.derive(c, hash, random)));
    }

    private Optional<ScramSecret> verifier(StoredText text, ScramHash hash) {
        return byName.get(text.scheme()) instanceof ScramScheme scheme
                ? Optional.ofNullable(scheme.secret(text.octets(scheme))).filter(s -> s.hash() == hash)
                : Optional.empty();
    }

    private Optional<String> clear(StoredText text) {
        return byName.get(text.scheme()) instanceof PlainScheme scheme
                ? Optional.of(new String(text.octets(scheme), StandardCharsets.UTF_8))
                        .filter(c -> !c.isEmpty())
                : Optional.empty();
    }

    private @Nullable StoredHash read(String stored) {
        StoredText text = StoredText.parse(stored);
        Scheme scheme = text == null ? null : byName.get(text.scheme());
        return text == null || scheme == null ? null : scheme.read(text.octets(scheme));
    }

    private static boolean isPossible(String clear) {
        return !clear.isEmpty()
                && clear.length() <= MAX_OCTETS
                && clear.indexOf('\0') < 0
                && clear.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS;
    }
}
