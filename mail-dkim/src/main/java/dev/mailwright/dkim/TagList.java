package dev.mailwright.dkim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tags and their values, as in signatures and key records (rfc6376#3.2). Names are case-sensitive, blanks around both are
 * dropped. Immutable.
 */
public final class TagList {

    private static final int MAX_TAGS = 64;

    private final Map<String, String> tags;

    private TagList(Map<String, String> tags) {
        this.tags = tags;
    }

    /** Reads a list; empty if a tag has no name or no {@code =}, or is there twice. Linear in the text. */
    public static Optional<TagList> parse(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int start = 0; start < text.length(); ) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            int equals = text.indexOf('=', start);
            if (equals >= 0 && equals < end) {
                String name = strip(text, start, equals);
                if (!isName(name) || tags.put(name, strip(text, equals + 1, end)) != null || tags.size() > MAX_TAGS) {
                    return Optional.empty();
                }
            } else if (semicolon >= 0 || !strip(text, start, end).isEmpty()) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(new TagList(Collections.unmodifiableMap(tags)));
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String strip(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The text without any blank, as base64 and lists of names are read. */
    public static String withoutBlanks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.length() == text.length() ? text : out.toString();
    }

    /** The value of a tag. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** The name of the first tag; empty for an empty list. */
    public String first() {
        return tags.isEmpty() ? "" : tags.keySet().iterator().next();
    }

    /** All tags in order. */
    public Map<String, String> tags() {
        return tags;
    }
}
