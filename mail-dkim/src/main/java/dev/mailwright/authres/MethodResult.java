package dev.mailwright.authres;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one method came to (rfc8601#2.2). Immutable.
 *
 * @param method such as {@code dkim}
 * @param result such as {@code pass}
 * @param reason for people; may be empty
 * @param properties such as {@code header.d}, in order
 */
public record MethodResult(String method, String result, String reason, Map<String, String> properties) {

    public MethodResult {
        properties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A result without reason and properties. */
    public static MethodResult of(String method, String result) {
        return new MethodResult(method, result, "", Map.of());
    }

    /** The same with a reason. */
    public MethodResult because(String why) {
        return new MethodResult(method, result, why, properties);
    }

    /** The same with one more property; an empty value is left out. */
    public MethodResult with(String property, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new MethodResult(method, result, reason, more);
    }
}
