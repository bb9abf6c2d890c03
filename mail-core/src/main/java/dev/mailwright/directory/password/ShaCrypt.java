package dev.mailwright.directory.password;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The function of SHA-crypt hashes, from Ulrich Drepper's "Unix crypt using SHA-256 and SHA-512", version 0.6. Its steps
 * mix password, salt and their own results in an order that has no other reason than to be this one.
 */
enum ShaCrypt {
    SHA_256("5", "SHA-256", 32, 2),
    SHA_512("6", "SHA-512", 64, 1);

    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String id;
    private final String digest;
    private final int length;
    private final int turn;

    ShaCrypt(String id, String digest, int length, int turn) {
        this.id = id;
        this.digest = digest;
        this.length = length;
        this.turn = turn;
    }

    /** What stands between the first dollars. */
    String id() {
        return id;
    }

    /** The length of the text form. */
    int characters() {
        return (length * 8 + 5) / 6;
    }

    /** The text form of the hash. */
    String hash(byte[] password, byte[] salt, int rounds) {
        MessageDigest sha = Digests.of(digest);
        byte[] mixed = start(sha, password, salt);
        for (int i = 0; i < password.length; i++) {
            sha.update(password);
        }
        byte[] p = Arrays.copyOf(repeated(sha.digest(), password.length), password.length);
        for (int i = 16 + (mixed[0] & 0xff); i > 0; i--) {
            sha.update(salt);
        }
        byte[] s = Arrays.copyOf(sha.digest(), salt.length);
        for (int round = 0; round < rounds; round++) {
            boolean odd = (round & 1) != 0;
            sha.update(odd ? p : mixed);
            if (round % 3 != 0) {
                sha.update(s);
            }
            if (round % 7 != 0) {
                sha.update(p);
            }
            sha.update(odd ? mixed : p);
            mixed = sha.digest();
        }
        return text(mixed);
    }

    private static byte[] start(MessageDigest sha, byte[] password, byte[] salt) {
        sha.update(password);
        sha.update(salt);
        byte[] between = sha.digest(password);
        sha.update(password);
        sha.update(salt);
        sha.update(repeated(between, password.length));
        for (int bits = password.length; bits > 0; bits >>= 1) {
            sha.update((bits & 1) != 0 ? between : password);
        }
        return sha.digest();
    }

    private static byte[] repeated(byte[] block, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = block[i % block.length];
        }
        return all;
    }

    /** Three octets, a third of the hash apart, to four characters; each time another of the three is the first. */
    private String text(byte[] hash) {
        StringBuilder text = new StringBuilder(characters());
        int third = length / 3;
        for (int i = 0; i < third; i++) {
            int first = i * turn % 3;
            int bits = 0;
            for (int k = 0; k < 3; k++) {
                bits = bits << 8 | hash[i + (first + k) % 3 * third] & 0xff;
            }
            append(text, bits, 4);
        }
        int rest = 0;
        for (int i = length - 1; i >= third * 3; i--) {
            rest = rest << 8 | hash[i] & 0xff;
        }
        append(text, rest, characters() - text.length());
        return text.toString();
    }

    private static void append(StringBuilder text, int bits, int characters) {
        for (int i = 0; i < characters; i++) {
            text.append(ALPHABET.charAt(bits >> 6 * i & 0x3f));
        }
    }
}
