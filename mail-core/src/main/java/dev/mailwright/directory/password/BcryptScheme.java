package dev.mailwright.directory.password;

import dev.mailwright.directory.password.bouncycastle.Bcrypt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $2y$12$} with 22 characters of salt and 31 of hash; {@code $2a$} and {@code $2b$} are the same. */
final class BcryptScheme implements Scheme {

    static final Set<String> VARIANTS = Set.of("2a", "2b", "2y");

    private static final int MIN_COST = 4;
    /** Some five seconds of one core. */
    private static final int MAX_COST = 16;

    private static final int SALT_OCTETS = 16;
    private static final int SALT_CHARS = 22;
    private static final int HASH_OCTETS = 23;
    private static final int HASH_CHARS = 31;
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @Override
    public @Nullable StoredHash read(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), '$');
        if (parts.length != 4 || !parts[0].isEmpty() || !VARIANTS.contains(parts[1]) || parts[2].length() != 2) {
            return null;
        }
        int cost = Fields.number(parts[2]);
        String rest = parts[3];
        boolean formed =
                rest.length() == SALT_CHARS + HASH_CHARS && rest.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        if (cost < MIN_COST || cost > MAX_COST || !formed || !BouncyCastle.isPresent()) {
            return null;
        }
        byte[] salt = decode(rest.substring(0, SALT_CHARS), SALT_OCTETS);
        byte[] hash = decode(rest.substring(SALT_CHARS), HASH_OCTETS);
        return clear -> MessageDigest.isEqual(hash, Arrays.copyOf(Bcrypt.hash(clear, salt, cost), HASH_OCTETS));
    }

    /** Base64 in its own alphabet; bits that are left over at the end do not count. */
    private static byte[] decode(String text, int length) {
        byte[] octets = new byte[length];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < text.length() && at < length; i++) {
            bits = bits << 6 | ALPHABET.indexOf(text.charAt(i));
            held += 6;
            if (held >= 8) {
                held -= 8;
                octets[at++] = (byte) (bits >> held);
            }
        }
        return octets;
    }
}
