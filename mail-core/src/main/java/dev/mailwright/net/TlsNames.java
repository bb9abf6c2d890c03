package dev.mailwright.net;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Finds what belongs to the name that a client asked for: the very name, then the wildcard one label up, then the fallback. Immutable. */
final class TlsNames<T> {

    private static final int LONGEST = 255;

    private final Map<String, T> entries;
    private final T fallback;

    TlsNames(Map<String, T> entries) {
        this.entries = new HashMap<>(entries);
        this.fallback = Objects.requireNonNull(entries.get("*"), "no fallback");
    }

    T find(String asked) {
        if (asked.length() > LONGEST) {
            return fallback;
        }
        String name = asked.toLowerCase(Locale.ROOT);
        T exact = entries.get(name);
        if (exact != null) {
            return exact;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? fallback : entries.getOrDefault("*" + name.substring(dot), fallback);
    }

    T fallback() {
        return fallback;
    }

    /** Checks a name of the configuration. */
    static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.startsWith("*.") ? lower.substring(2) : lower;
        boolean valid = !plain.isEmpty()
                && lower.length() <= LONGEST
                && plain.chars()
                        .allMatch(c -> c == '.' || c == '-' || c == '_' || Character.isLetterOrDigit(c) && c < 128);
        if (!valid) {
            throw new IllegalArgumentException("no host name, nor *. and a host name: " + name);
        }
        return lower;
    }
}
