package dev.mailwright.directory.memory;

import dev.mailwright.directory.Password;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.directory.password.SaslPrep;
import dev.mailwright.directory.password.ScramSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** How one account's password is held. Thread-safe; shows nothing in its {@code toString()}. */
abstract class Secret {

    /** As the program gave it: clear passwords stay clear. */
    static Secret given(Password password) {
        return password.isHashed() ? new Hashed(password.text(), Map.of()) : new Clear(password.text());
    }

    /** As it is set in a running server: hashed here and now, with the verifier for SCRAM-SHA-256. Slow. */
    static Secret stored(Password password, PasswordHasher hasher, RandomGenerator random) {
        if (password.isHashed()) {
            return given(password);
        }
        Map<ScramHash, ScramSecret> verifiers = new EnumMap<>(ScramHash.class);
        verifiers.put(ScramHash.SHA_256, ScramSecrets.derive(password.text(), ScramHash.SHA_256, random));
        return new Hashed(hasher.hash(password.text()), verifiers);
    }

    abstract boolean verify(String clear, PasswordHasher hasher);

    /** Blocks for some milliseconds when it has to be derived first. */
    abstract Optional<ScramSecret> scram(ScramHash hash, RandomGenerator random);

    abstract boolean offersScram();

    /** Whether checking it takes as long as a hash does. */
    abstract boolean isSlow();

    private static final class Clear extends Secret {

        private final String text;
        private final Map<ScramHash, ScramSecret> derived = new ConcurrentHashMap<>(2);

        Clear(String text) {
            this.text = text;
        }

        @Override
        boolean verify(String clear, PasswordHasher hasher) {
            byte[] given = SaslPrep.prepare(clear).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(given, SaslPrep.prepare(text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        Optional<ScramSecret> scram(ScramHash hash, RandomGenerator random) {
            return Optional.of(derived.computeIfAbsent(hash, h -> ScramSecrets.derive(text, h, random)));
        }

        @Override
        boolean offersScram() {
            return true;
        }

        @Override
        boolean isSlow() {
            return false;
        }
    }

    private static final class Hashed extends Secret {

        private final String stored;
        private final Map<ScramHash, ScramSecret> verifiers;

        Hashed(String stored, Map<ScramHash, ScramSecret> verifiers) {
            this.stored = stored;
            this.verifiers = Map.copyOf(verifiers);
        }

        @Override
        boolean verify(String clear, PasswordHasher hasher) {
            return hasher.verify(clear, stored);
        }

        @Override
        Optional<ScramSecret> scram(ScramHash hash, RandomGenerator random) {
            return Optional.ofNullable(verifiers.get(hash));
        }

        @Override
        boolean offersScram() {
            return verifiers.containsKey(ScramHash.SHA_256);
        }

        @Override
        boolean isSlow() {
            return true;
        }
    }
}
