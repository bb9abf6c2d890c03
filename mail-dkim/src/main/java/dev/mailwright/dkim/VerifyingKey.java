package dev.mailwright.dkim;

import dev.mailwright.dkim.bouncycastle.Ed25519;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** A public key, parsed once and used often. Thread-safe. */
interface VerifyingKey {

    /** Whether this is the signature of the first octets of a text. */
    boolean verify(byte[] text, int length, byte[] signature);

    int bits();

    /** @throws IllegalArgumentException if it is no key of this type */
    static VerifyingKey of(String type, byte[] octets) {
        return type.equals("rsa") ? new Rsa(octets) : new Ed(octets);
    }

    /** RSA by whichever provider comes first. */
    final class Rsa implements VerifyingKey {

        private static final int MAX_OCTETS = 2_100;
        private static final byte[] ALGORITHM = {
            0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
        };

        private final RSAPublicKey key;

        Rsa(byte[] octets) {
            if (octets.length > MAX_OCTETS) {
                throw new IllegalArgumentException("an RSA key of more than 16,384 bits");
            }
            key = parse(octets);
            BigInteger exponent = key.getPublicExponent();
            if (exponent.bitLength() > 64 || exponent.signum() <= 0) {
                throw new IllegalArgumentException("an RSA exponent that nobody uses");
            }
        }

        /** The key as it should be, or without the frame around it, as some publish it. // rfc6376#3.6.1 */
        private static RSAPublicKey parse(byte[] octets) {
            try {
                return generate(octets);
            } catch (GeneralSecurityException e) {
                try {
                    return generate(framed(octets));
                } catch (GeneralSecurityException second) {
                    throw new IllegalArgumentException("not an RSA key", e);
                }
            }
        }

        private static RSAPublicKey generate(byte[] octets) throws GeneralSecurityException {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(octets));
            if (key instanceof RSAPublicKey rsa) {
                return rsa;
            }
            throw new InvalidKeyException("not an RSA key");
        }

        private static byte[] framed(byte[] octets) {
            Octets out = new Octets();
            int string = octets.length + 1;
            out.add((byte) 0x30);
            length(out, ALGORITHM.length + 1 + lengthOctets(string) + string);
            out.add(ALGORITHM, 0, ALGORITHM.length);
            out.add((byte) 0x03);
            length(out, string);
            out.add((byte) 0);
            out.add(octets, 0, octets.length);
            return out.toArray();
        }

        private static int lengthOctets(int length) {
            return length < 0x80 ? 1 : length < 0x100 ? 2 : 3;
        }

        private static void length(Octets out, int length) {
            if (length >= 0x80) {
                out.add((byte) (0x80 + lengthOctets(length) - 1));
            }
            if (length >= 0x100) {
                out.add((byte) (length >> 8));
            }
            out.add((byte) length);
        }

        @Override
        public boolean verify(byte[] text, int length, byte[] signature) {
            try {
                Signature check = Signature.getInstance("SHA256withRSA");
                check.initVerify(key);
                check.update(text, 0, length);
                return check.verify(signature);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA256withRSA", e);
            } catch (InvalidKeyException | SignatureException e) {
                return false;
            }
        }

        @Override
        public int bits() {
            return key.getModulus().bitLength();
        }
    }

    /** Ed25519, which signs the hash of the text. // rfc8463#3 */
    final class Ed implements VerifyingKey {

        private final Ed25519.Verifier key;

        Ed(byte[] octets) {
            if (octets.length != Ed25519.KEY_OCTETS) {
                throw new IllegalArgumentException("an Ed25519 key has 32 octets");
            }
            key = new Ed25519.Verifier(octets);
        }

        @Override
        public boolean verify(byte[] text, int length, byte[] signature) {
            var digest = BodyHash.digest("SHA-256");
            digest.update(text, 0, length);
            return key.verify(digest.digest(), signature);
        }

        @Override
        public int bits() {
            return 256;
        }
    }
}
