package dev.mailwright.dkim.bouncycastle;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm;

/** Ed25519 (rfc8032#5.1) over raw keys of 32 octets; many times as fast as that of the JDK. */
public final class Ed25519 {

    public static final int KEY_OCTETS = 32;
    private static final int SIGNATURE_OCTETS = 64;

    private Ed25519() {}

    /** A private key that is ready. Thread-safe. */
    public static final class Signer {

        private final Ed25519PrivateKeyParameters key;

        /** @param seed 32 octets */
        public Signer(byte[] seed) {
            key = new Ed25519PrivateKeyParameters(seed, 0);
        }

        public byte[] sign(byte[] text) {
            byte[] signature = new byte[SIGNATURE_OCTETS];
            key.sign(Algorithm.Ed25519, null, text, 0, text.length, signature, 0);
            return signature;
        }

        /** The public key, 32 octets. */
        public byte[] publicKey() {
            return key.generatePublicKey().getEncoded();
        }
    }

    /** A public key that is ready. Thread-safe. */
    public static final class Verifier {

        private final Ed25519PublicKeyParameters key;

        /**
         * Reads a key.
         *
         * @param octets 32
         * @throws IllegalArgumentException if they are no point of the curve
         */
        public Verifier(byte[] octets) {
            key = new Ed25519PublicKeyParameters(octets, 0);
        }

        public boolean verify(byte[] text, byte[] signature) {
            return signature.length == SIGNATURE_OCTETS
                    && key.verify(Algorithm.Ed25519, null, text, 0, text.length, signature, 0);
        }
    }
}
