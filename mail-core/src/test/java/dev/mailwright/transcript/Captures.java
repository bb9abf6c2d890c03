package dev.mailwright.transcript;

import java.util.HashMap;
import java.util.Map;

/** What {@code $name} stood for when it was first seen, in wire form. One for all connections of a play. */
final class Captures {
    private final Map<String, String> values = new HashMap<>();

    boolean has(String name) {
        return values.containsKey(name);
    }

    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("$" + name + " was not captured");
        }
        return value;
    }

    void put(String name, String value) {
        values.put(name, value);
    }
}
