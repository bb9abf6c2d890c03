package dev.mailwright.directory.password;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code {CRYPT}}: whatever crypt(3) knows, told apart by what stands between the first dollars. */
final class CryptScheme implements Scheme {

    private final Map<String, Scheme> kinds;

    CryptScheme(Map<String, Scheme> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    @Override
    public @Nullable StoredHash read(byte[] value) {
        String[] parts = Fields.split(new String(value, StandardCharsets.UTF_8), '$');
        Scheme kind = parts.length > 2 && parts[0].isEmpty() ? kinds.get(parts[1]) : null;
        return kind == null ? null : kind.read(value);
    }
}
