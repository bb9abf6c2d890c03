package dev.mailwright.sasl;

import dev.mailwright.directory.ScramHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SCRAM without channel binding on the client's side; the server proves that it knows the verifier. // rfc5802#5 */
final class ScramClient implements ClientExchange {

    private static final int MAX_ITERATIONS = 1_000_000;
    private static final int MIN_ITERATIONS = 4_096; // rfc7677#4

    private final ScramHash hash;
    private final String password;
    private final String nonce;
    private final String bare;
    private byte[] expected = new byte[0];
    private int step;

    ScramClient(ScramHash hash, String user, String password, String nonce) {
        this.hash = hash;
        this.password = password;
        this.nonce = nonce;
        this.bare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    @Override
    public String mechanism() {
        return hash == ScramHash.SHA_256 ? "SCRAM-SHA-256" : "SCRAM-SHA-1";
    }

    @Override
    public byte[] initial() {
        return ("n,," + bare).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean speaksFirst() {
        return true;
    }

    @Override
    public byte[] respond(byte[] challenge) {
        String text = new String(challenge, StandardCharsets.UTF_8);
        step++;
        if (step == 1) {
            return proof(text).getBytes(StandardCharsets.US_ASCII);
        }
        if (step == 2) {
            byte[] signature = base64(field(text, "v="));
            if (!MessageDigest.isEqual(signature, expected)) {
                throw new ClientSaslException("the server does not know the password");
            }
            step = 3;
            return new byte[0];
        }
        throw new ClientSaslException("the server does not follow SCRAM");
    }

    @Override
    public void finished() {
        if (step != 3) {
            throw new ClientSaslException("the server has not proved that it knows the password");
        }
    }

    private String proof(String serverFirst) {
        String both = field(serverFirst, "r=");
        byte[] salt = base64(field(serverFirst, "s="));
        int iterations = iterations(field(serverFirst, "i="));
        if (!both.startsWith(nonce) || both.length() == nonce.length()) {
            throw new ClientSaslException("the server has another nonce");
        }
        try {
            byte[] salted = salted(salt, iterations);
            byte[] clientKey = hmac(salted, "Client Key");
            String last = "c=biws,r=" + both;
            String signed = bare + "," + serverFirst + "," + last;
            byte[] signature = hmac(MessageDigest.getInstance(hash.digest()).digest(clientKey), signed);
            for (int i = 0; i < clientKey.length; i++) {
                clientKey[i] ^= signature[i];
            }
            expected = hmac(hmac(salted, "Server Key"), signed);
            return last + ",p=" + Base64.getEncoder().encodeToString(clientKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + mechanism(), e);
        }
    }

    /** Hi() of rfc5802#2.2: PBKDF2 with one block. */
    private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
        Mac mac = mac(password.getBytes(StandardCharsets.UTF_8));
        mac.update(salt);
        byte[] one = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = one.clone();
        for (int i = 1; i < iterations; i++) {
            one = mac.doFinal(one);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= one[j];
            }
        }
        return sum;
    }

    private byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        return mac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hash.mac());
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, hash.mac()));
        return mac;
    }

    private static int iterations(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = number ? Integer.parseInt(digits) : 0;
        if (value < MIN_ITERATIONS || value > MAX_ITERATIONS) {
            throw new ClientSaslException("the server asks for " + digits.length() + " digits of iterations");
        }
        return value;
    }

    private static String field(String text, String name) {
        for (String field : text.split(",", -1)) {
            if (field.startsWith(name)) {
                return field.substring(name.length());
            }
        }
        throw new ClientSaslException("the server does not follow SCRAM");
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ClientSaslException("the server sends no Base64");
        }
    }
}
