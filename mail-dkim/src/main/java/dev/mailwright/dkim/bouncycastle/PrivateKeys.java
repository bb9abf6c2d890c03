package dev.mailwright.dkim.bouncycastle;

import java.io.IOException;
import java.io.StringReader;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** Private keys as they lie in files: PEM in PKCS#8 or PKCS#1 form, or PKCS#8 as it is. */
public final class PrivateKeys {

    private PrivateKeys() {}

    /**
     * A key in PKCS#8 form.
     *
     * @param ed25519 whether it is an Ed25519 key, else it is one of RSA
     * @param octets the seed of Ed25519, or the PKCS#8 octets of RSA
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Raw(boolean ed25519, byte[] octets) {}

    /**
     * Reads PEM text.
     *
     * @throws IllegalArgumentException if there is no private key of a known kind in it, or it is encrypted
     */
    public static Raw pem(String text) {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PrivateKeyInfo key) {
                    return raw(key);
                }
                if (part instanceof PEMKeyPair pair) {
                    return raw(pair.getPrivateKeyInfo());
                }
            }
        } catch (PEMException e) {
            throw new IllegalArgumentException("the private key cannot be read", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is no PEM", e);
        }
        throw new IllegalArgumentException("no private key without a password in the PEM text");
    }

    /**
     * Reads PKCS#8 octets.
     *
     * @throws IllegalArgumentException if they are no private key of a known kind
     */
    public static Raw pkcs8(byte[] octets) {
        try {
            return raw(PrivateKeyInfo.getInstance(octets));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a PKCS#8 private key", e);
        }
    }

    private static Raw raw(PrivateKeyInfo key) throws IOException {
        var algorithm = key.getPrivateKeyAlgorithm().getAlgorithm();
        if (EdECObjectIdentifiers.id_Ed25519.equals(algorithm)) {
            return new Raw(
                    true, ASN1OctetString.getInstance(key.parsePrivateKey()).getOctets());
        }
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
            return new Raw(false, key.getEncoded());
        }
        throw new IllegalArgumentException("neither an RSA nor an Ed25519 key");
    }
}
