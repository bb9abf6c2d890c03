package dev.mailwright.directory.password;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 of the JDK (rfc8018#5.2); the {@code Hi} of SCRAM is the same function. */
final class Pbkdf2 {

    private Pbkdf2() {}

    /**
     * @param mac the JCA name of the HMAC, such as {@code HmacSHA256}
     * @param length octets wanted
     */
    static byte[] derive(String mac, String clear, byte[] salt, int iterations, int length) {
        PBEKeySpec spec = new PBEKeySpec(clear.toCharArray(), salt, iterations, length * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + mac)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PBKDF2With" + mac, e);
        } finally {
            spec.clearPassword();
        }
    }
}
