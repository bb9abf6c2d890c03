package dev.mailwright.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The header of a message, field by field, as octets. Immutable. */
public final class HeaderFields {

    private final byte[] octets;
    private final List<Field> fields;
    private final Map<Field, MessageSignature> signatures = new ConcurrentHashMap<>(2);

    /**
     * One field with its folds and its last CRLF.
     *
     * @param name in lower case
     * @param start offset of its first octet in the header
     * @param end offset after its last line end
     */
    public record Field(String name, int start, int end) {}

    private HeaderFields(byte[] octets, List<Field> fields) {
        this.octets = octets;
        this.fields = fields;
    }

    /** Cuts a header into its fields; lines that are none are left out. Linear; the octets are not copied. */
    static HeaderFields of(byte[] octets, int length) {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        while (start < length) {
            int end = lineEnd(octets, start, length);
            while (end < length && (octets[end] == ' ' || octets[end] == '\t')) {
                end = lineEnd(octets, end, length);
            }
            int colon = start;
            while (colon < end && octets[colon] != ':' && octets[colon] != '\n') {
                colon++;
            }
            if (colon < end && octets[colon] == ':' && colon > start) {
                fields.add(new Field(name(octets, start, colon), start, end));
            }
            start = end;
        }
        return new HeaderFields(octets, List.copyOf(fields));
    }

    /** Reads a header that ends with the last of these octets. */
    public static HeaderFields of(byte[] header) {
        return of(header.clone(), header.length);
    }

    private static int lineEnd(byte[] octets, int from, int length) {
        int at = from;
        while (at < length && octets[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }

    private static String name(byte[] octets, int start, int colon) {
        int end = colon;
        while (end > start && (octets[end - 1] == ' ' || octets[end - 1] == '\t')) {
            end--;
        }
        return new String(octets, start, end - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** From top to bottom. */
    public List<Field> fields() {
        return fields;
    }

    /** Those of this name, from top to bottom. */
    public List<Field> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .toList();
    }

    /** What follows the colon, one octet a char, folds and all, without the last line end. */
    public String value(Field field) {
        int colon = field.start();
        while (octets[colon] != ':') {
            colon++;
        }
        String text = new String(octets, colon + 1, field.end() - colon - 1, StandardCharsets.ISO_8859_1);
        return text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
    }

    /** The signature in a field, read once. */
    MessageSignature signature(Field field) {
        return signatures.computeIfAbsent(field, f -> MessageSignature.parse(this, f));
    }

    /** The octets that the offsets of fields count in; not to be changed. */
    byte[] octets() {
        return octets;
    }

    /**
     * The fields that a signature covers: for each name the last one that was not taken yet, and nothing where there is
     * none left. // rfc6376#5.4.2
     */
    List<Field> chosen(List<String> names) {
        Map<String, List<Field>> left = new HashMap<>();
        for (Field field : fields) {
            left.computeIfAbsent(field.name(), n -> new ArrayList<>(2)).add(field);
        }
        List<Field> chosen = new ArrayList<>();
        for (String name : names) {
            List<Field> same = left.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            if (!same.isEmpty()) {
                chosen.add(same.remove(same.size() - 1));
            }
        }
        return chosen;
    }
}
