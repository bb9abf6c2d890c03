package dev.mailwright.net;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** Whether two keys are a pair: moduli are compared, all others sign and verify. */
final class KeyMatch {

    private KeyMatch() {}

    static boolean fits(PublicKey open, PrivateKey secret) {
        if (open instanceof RSAKey one && secret instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        String algorithm = open.getAlgorithm().equals("EC") ? "SHA256withECDSA" : open.getAlgorithm();
        try {
            byte[] probe = {'p', 'r', 'o', 'b', 'e'};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException different) {
            return false;
        }
    }
}
