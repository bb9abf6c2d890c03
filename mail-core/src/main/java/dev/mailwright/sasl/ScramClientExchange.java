package dev.mailwright.sasl;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.password.SaslPrep;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * SCRAM on the client's side, without channel binding (RFC 5802, RFC 7677). The server learns nothing that it could use elsewhere, and has to prove that
 * it knows the password's verifier. Its count of iterations has limits both ways: too few give the password away, too many are an attack on our time.
 */
final class ScramClientExchange implements ClientExchange {

    static final int LEAST_ITERATIONS = 4_096;
    static final int MOST_ITERATIONS = 1_000_000;
    private static final int MAX_OCTETS = 4_096;
    private static final String GS2 = "n,,";

    private final ScramHash hash;
    private final String password;
    private final String bare;
    private final String nonce;
    private byte[] expected = new byte[0];
    private State state = State.FIRST;

    private enum State {
        FIRST,
        LAST,
        DONE
    }

    ScramClientExchange(ScramHash hash, String user, String password, RandomGenerator random) {
        this(hash, user, password, nonce(random));
    }

    ScramClientExchange(ScramHash hash, String user, String password, String nonce) {
        this.hash = hash;
        this.password = SaslPrep.prepare(password);
        this.nonce = nonce;
        this.bare = "n=" + SaslPrep.prepare(user).replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    private static String nonce(RandomGenerator random) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String mechanism() {
        return "SCRAM-" + hash.digest();
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.of(utf8(GS2 + bare));
    }

    @Override
    public byte[] respond(byte[] challenge) {
        String text = Utf8.text(challenge, MAX_OCTETS);
        if (text == null) {
            throw new ClientLoginException("the server's SCRAM message is too long or no UTF-8");
        }
        return switch (state) {
            case FIRST -> proof(text);
            case LAST -> verified(text);
            case DONE -> throw new ClientLoginException("the server goes on after the end of SCRAM");
        };
    }

    // rfc5802#5.1
    private byte[] proof(String text) {
        String[] fields = text.split(",", -1);
        if (fields.length < 3
                || !fields[0].startsWith("r=")
                || !fields[1].startsWith("s=")
                || !fields[2].startsWith("i=")) {
            throw new ClientLoginException("the server's SCRAM challenge is malformed");
        }
        String both = fields[0].substring(2);
        if (!both.startsWith(nonce) || both.length() == nonce.length()) {
            throw new ClientLoginException("the server answers another SCRAM login than ours");
        }
        byte[] salted = salted(decoded(fields[1].substring(2)), iterations(fields[2].substring(2)));
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(utf8(GS2)) + ",r=" + both;
        String signed = bare + "," + text + "," + withoutProof;
        byte[] proof = hmac(salted, "Client Key");
        byte[] signature = hmac(digest(proof), signed);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        expected = hmac(hmac(salted, "Server Key"), signed);
        state = State.LAST;
        return utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    private byte[] verified(String text) {
        if (text.startsWith("e=")) {
            state = State.DONE;
            expected = new byte[0];
            return new byte[0];
        }
        boolean proven = text.startsWith("v=")
                && MessageDigest.isEqual(decoded(text.substring(2).split(",", 2)[0]), expected);
        if (!proven) {
            throw new ClientLoginException("the server does not know the password: it may be a false one");
        }
        state = State.DONE;
        return new byte[0];
    }

    @Override
    public boolean isComplete() {
        return state == State.DONE && expected.length > 0;
    }

    private static int iterations(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= LEAST_ITERATIONS && count <= MOST_ITERATIONS) {
                return count;
            }
        } catch (NumberFormatException malformed) {
            throw new ClientLoginException("the server's SCRAM challenge has no count of iterations");
        }
        throw new ClientLoginException("the server wants " + text + " iterations of SCRAM; from " + LEAST_ITERATIONS
                + " to " + MOST_ITERATIONS + " are taken");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ClientLoginException("the server's SCRAM message has no valid Base64");
        }
    }

    private byte[] salted(byte[] salt, int iterations) {
        if (salt.length == 0 || password.isEmpty()) {
            throw new ClientLoginException("SCRAM needs a password and a salt");
        }
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.length() * 8);
            return SecretKeyFactory.getInstance("PBKDF2With" + hash.mac())
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PBKDF2 with " + hash.mac(), e);
        }
    }

    private byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance(hash.digest()).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + hash.digest(), e);
        }
    }

    private byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + hash.mac(), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
