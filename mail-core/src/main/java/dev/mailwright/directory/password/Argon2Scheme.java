package dev.mailwright.directory.password;

import dev.mailwright.directory.password.bouncycastle.Argon2id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, salt and hash in Base64 without padding. // rfc9106 */
final class Argon2Scheme implements Scheme {

    static final String PREFIX = "$argon2id$";

    /** KiB; four times what common defaults ask for. */
    private static final int MAX_MEMORY = 256 * 1024;

    /** KiB times passes: about ten seconds of one core. */
    private static final long MAX_WORK = 4L * 1024 * 1024;

    private static final int MAX_LANES = 64;
    private static final int MIN_SALT = 8;
    private static final int MIN_HASH = 16;
    private static final int MAX_OCTETS = 1_024;
    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;

    /** What the OWASP cheat sheet of 2023 asks for at least. */
    private static final Cost NEW = new Cost(19_456, 2, 1);

    /** @param memory in KiB */
    private record Cost(int memory, int passes, int lanes) {

        boolean isBearable() {
            return memory <= MAX_MEMORY
                    && memory <= Runtime.getRuntime().maxMemory() / 1024 / 2
                    && passes >= 1
                    && (long) memory * passes <= MAX_WORK
                    && lanes >= 1
                    && lanes <= MAX_LANES
                    && memory >= 8 * lanes;
        }
    }

    String hash(byte[] clear, RandomGenerator random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        byte[] hash = Argon2id.hash(clear, salt, NEW.memory, NEW.passes, NEW.lanes, HASH_OCTETS);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + "v=19$m=" + NEW.memory + ",t=" + NEW.passes + ",p=" + NEW.lanes + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** KiB that a new hash takes. */
    int memory() {
        return NEW.memory;
    }

    @Override
    public @Nullable StoredHash read(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), '$');
        if (parts.length != 6 || !parts[0].isEmpty() || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            return null;
        }
        Cost cost = cost(Fields.split(parts[3], ','));
        byte[] salt = Fields.base64(parts[4]);
        byte[] hash = Fields.base64(parts[5]);
        if (cost == null || !cost.isBearable() || !BouncyCastle.isPresent()) {
            return null;
        }
        return fits(salt.length, MIN_SALT) && fits(hash.length, MIN_HASH) ? new Stored(cost, salt, hash) : null;
    }

    private static boolean fits(int length, int least) {
        return length >= least && length <= MAX_OCTETS;
    }

    private static @Nullable Cost cost(String[] fields) {
        if (fields.length != 3) {
            return null;
        }
        return new Cost(Fields.number(fields[0], "m="), Fields.number(fields[1], "t="), Fields.number(fields[2], "p="));
    }

    private static final class Stored implements StoredHash {

        private final Cost cost;
        private final byte[] salt;
        private final byte[] hash;

        Stored(Cost cost, byte[] salt, byte[] hash) {
            this.cost = cost;
            this.salt = salt;
            this.hash = hash;
        }

        @Override
        public boolean matches(byte[] clear) {
            return MessageDigest.isEqual(
                    hash, Argon2id.hash(clear, salt, cost.memory, cost.passes, cost.lanes, hash.length));
        }

        @Override
        public int memory() {
            return cost.memory;
        }
    }
}
