package dev.mailwright.testing;

import dev.mailwright.directory.ScramHash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM, as the standard has it and independent of the server's side. // rfc5802#3 */
public final class ScramClient {

    private final ScramHash hash;
    private final String password;
    private final String gs2Header;
    private final byte[] channel;
    private final String bare;
    private String signed = "";
    private byte[] salted = new byte[0];

    public ScramClient(ScramHash hash, String authorization, String login, String password, String nonce) {
        this.hash = hash;
        this.password = password;
        this.channel = new byte[0];
        this.gs2Header = "n," + (authorization.isEmpty() ? "" : "a=" + escaped(authorization)) + ",";
        this.bare = "n=" + escaped(login) + ",r=" + nonce;
    }

    private ScramClient(ScramClient plain, String flag, byte[] channel) {
        this.hash = plain.hash;
        this.password = plain.password;
        this.bare = plain.bare;
        this.gs2Header = flag + plain.gs2Header.substring(1);
        this.channel = channel.clone();
    }

    /** The same client, binding to a channel. */
    public ScramClient boundTo(String type, byte[] binding) {
        return new ScramClient(this, "p=" + type, binding);
    }

    /** The same client, which could bind and thinks that the server cannot. */
    public ScramClient deceived() {
        return new ScramClient(this, "y", channel);
    }

    private static String escaped(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    /** The client-first-message. */
    public byte[] first() {
        return utf8(gs2Header + bare);
    }

    /** The client-final-message, which proves the password. */
    public byte[] last(byte[] serverFirst) throws GeneralSecurityException {
        String text = new String(serverFirst, StandardCharsets.UTF_8);
        String[] parts = text.split(",", 3);
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int iterations = Integer.parseInt(parts[2].substring(2));
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.length() * 8);
        salted = SecretKeyFactory.getInstance("PBKDF2With" + hash.mac())
                .generateSecret(spec)
                .getEncoded();
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(utf8(gs2Header));
        input.writeBytes(channel);
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(input.toByteArray()) + "," + parts[0];
        signed = bare + "," + text + "," + withoutProof;
        byte[] proof = hmac(salted, "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance(hash.digest()).digest(proof), signed);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        return utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** What the server must say at the end. */
    public String expected() throws GeneralSecurityException {
        return "v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), signed));
    }

    private byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hash.mac());
        mac.init(new SecretKeySpec(key, hash.mac()));
        return mac.doFinal(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
