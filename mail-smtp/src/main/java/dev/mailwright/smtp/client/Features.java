package dev.mailwright.smtp.client;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a server offers after EHLO. // rfc5321#4.1.1.1 */
final class Features {

    static final Features NONE = new Features(Map.of());

    private final Map<String, String> keywords;

    private Features(Map<String, String> keywords) {
        this.keywords = Map.copyOf(keywords);
    }

    static Features of(ServerReply ehlo) {
        Map<String, String> found = new HashMap<>();
        List<String> lines = ehlo.lines();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String text = line.strip();
            int end = text.indexOf(' ');
            String keyword = end < 0 ? text : text.substring(0, end);
            String value = end < 0 ? "" : text.substring(end + 1).strip();
            if (keyword.toUpperCase(Locale.ROOT).startsWith("AUTH=")) {
                value = keyword.substring(5) + " " + value;
                keyword = "AUTH"; // what some servers say as well, for clients of last century
            }
            found.merge(keyword.toUpperCase(Locale.ROOT), value, (a, b) -> a + " " + b);
        }
        return new Features(found);
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    /** Most octets of a message; Long.MAX_VALUE where the server does not say. // rfc1870#4 */
    long maxSize() {
        String digits = keywords.getOrDefault("SIZE", "");
        boolean number =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        long size = number ? Long.parseLong(digits) : 0;
        return size == 0 ? Long.MAX_VALUE : size;
    }

    List<String> mechanisms() {
        return List.of(keywords.getOrDefault("AUTH", "").split(" ", -1));
    }
}
