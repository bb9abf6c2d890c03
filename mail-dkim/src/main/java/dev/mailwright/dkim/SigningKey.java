package dev.mailwright.dkim;

import dev.mailwright.dkim.bouncycastle.Ed25519;
import dev.mailwright.dkim.bouncycastle.PrivateKeys;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** A private key that signs: RSA of any JCA provider, or Ed25519. Shows nothing of itself in logs. Thread-safe. */
public abstract sealed class SigningKey permits SigningKey.Rsa, SigningKey.Ed {

    private static final int USUAL_BITS = 2_048;
    private static final String PEM = "PRIVATE KEY-----\n";

    private SigningKey() {}

    /**
     * Reads PEM text with a PKCS#8 or PKCS#1 private key.
     *
     * @throws IllegalArgumentException if there is none of a known kind, or it has a password
     */
    public static SigningKey pem(String text) {
        return of(PrivateKeys.pem(text));
    }

    /**
     * Reads PKCS#8 octets.
     *
     * @throws IllegalArgumentException if they are no such key
     */
    public static SigningKey pkcs8(byte[] octets) {
        return of(PrivateKeys.pkcs8(octets));
    }

    private static SigningKey of(PrivateKeys.Raw raw) {
        return raw.ed25519() ? new Ed(raw.octets()) : Rsa.of(raw.octets());
    }

    /** A new RSA key of 2,048 bits. */
    public static SigningKey generateRsa(SecureRandom random) {
        return generateRsa(USUAL_BITS, random);
    }

    /** A new RSA key of so many bits, 1,024 to 8,192. */
    public static SigningKey generateRsa(int bits, SecureRandom random) {
        if (bits < 1_024 || bits > 8_192) {
            throw new IllegalArgumentException("1,024 to 8,192 bits, not " + bits);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits, random);
            KeyPair pair = generator.generateKeyPair();
            return Rsa.of(pair.getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** A new Ed25519 key. */
    public static SigningKey generateEd25519(SecureRandom random) {
        byte[] seed = new byte[Ed25519.KEY_OCTETS];
        random.nextBytes(seed);
        return new Ed(seed);
    }

    public abstract DkimAlgorithm algorithm();

    /** The size in bits. */
    public abstract int bits();

    /** Signs the hash of a text, as the algorithm says. */
    abstract byte[] sign(byte[] text, int length);

    /** Signs a text of another room's making, such as a seal. */
    public byte[] sign(byte[] text) {
        return sign(text, text.length);
    }

    /** The public key as {@code p=} of a record has it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicOctets());
    }

    abstract byte[] publicOctets();

    abstract byte[] pkcs8();

    /** The key in PKCS#8 PEM form. A secret: for a file with mode 0600. */
    public String toPem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + PEM + lines.encodeToString(pkcs8()) + "\n-----END " + PEM;
    }

    /** The TXT record of the key, of any domain (rfc6376#3.6.1): for mail only, not for subdomains. */
    public String keyRecord() {
        return "v=DKIM1; k=" + algorithm().keyType() + "; t=s; s=email; p=" + publicKey();
    }

    @Override
    public String toString() {
        return algorithm() + " key of " + bits() + " bits";
    }

    /** RSA. */
    static final class Rsa extends SigningKey {

        private final PrivateKey key;
        private final int bits;
        private final byte[] publicOctets;

        private Rsa(PrivateKey key, int bits, byte[] publicOctets) {
            this.key = key;
            this.bits = bits;
            this.publicOctets = publicOctets;
        }

        static Rsa of(byte[] pkcs8) {
            try {
                KeyFactory factory = KeyFactory.getInstance("RSA");
                if (factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key) {
                    RSAPublicKeySpec open = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
                    byte[] octets = factory.generatePublic(open).getEncoded();
                    return new Rsa(key, key.getModulus().bitLength(), octets);
                }
                throw new IllegalArgumentException("an RSA key without its primes");
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not an RSA private key", e);
            }
        }

        @Override
        public DkimAlgorithm algorithm() {
            return DkimAlgorithm.RSA_SHA256;
        }

        @Override
        public int bits() {
            return bits;
        }

        @Override
        byte[] sign(byte[] text, int length) {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(key);
                signature.update(text, 0, length);
                return signature.sign();
            } catch (NoSuchAlgorithmException | InvalidKeyException | SignatureException e) {
                throw new IllegalStateException("the RSA key does not sign", e);
            }
        }

        @Override
        byte[] publicOctets() {
            return publicOctets.clone();
        }

        @Override
        byte[] pkcs8() {
            return key.getEncoded();
        }
    }

    /** Ed25519. */
    static final class Ed extends SigningKey {

        private static final byte[] FRAME = {
            0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
        };

        private final Ed25519.Signer key;
        private final byte[] seed;

        Ed(byte[] seed) {
            if (seed.length != Ed25519.KEY_OCTETS) {
                throw new IllegalArgumentException("an Ed25519 key has 32 octets");
            }
            this.seed = seed.clone();
            key = new Ed25519.Signer(seed);
        }

        @Override
        public DkimAlgorithm algorithm() {
            return DkimAlgorithm.ED25519_SHA256;
        }

        @Override
        public int bits() {
            return 256;
        }

        @Override
        byte[] sign(byte[] text, int length) {
            var digest = BodyHash.digest("SHA-256");
            digest.update(text, 0, length);
            return key.sign(digest.digest());
        }

        @Override
        byte[] publicOctets() {
            return key.publicKey();
        }

        @Override
        byte[] pkcs8() {
            Octets octets = new Octets();
            octets.add(FRAME, 0, FRAME.length);
            octets.add(seed, 0, seed.length);
            return octets.toArray();
        }
    }
}
