package dev.mailwright.directory.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Digests of the JDK. */
final class Digests {

    private Digests() {}

    static MessageDigest of(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }
}
