package dev.mailwright.directory.password;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** {@code {PLAIN}}: the password itself. */
final class PlainScheme implements Scheme {

    @Override
    public @Nullable StoredHash read(byte[] value) {
        return value.length == 0 ? null : clear -> MessageDigest.isEqual(value, clear);
    }
}
