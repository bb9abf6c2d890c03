package dev.mailwright.arc;

import dev.mailwright.dkim.HeaderFields;
import dev.mailwright.dkim.HeaderFields.Field;
import dev.mailwright.dkim.TagList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The three fields of one host, and the seal read. */
record ArcSet(int instance, Field results, Field signature, Field seal, TagList tags) {

    /** rfc8617#4.2.1 */
    static final int MAX_SETS = 50;

    private static final List<String> NAMES =
            List.of("arc-authentication-results", "arc-message-signature", "arc-seal");

    /** Whether a message has a chain at all. */
    static boolean any(HeaderFields header) {
        return header.fields().stream().anyMatch(field -> NAMES.contains(field.name()));
    }

    /** The highest instance that is written anywhere, 0 to 51. */
    static int highest(HeaderFields header) {
        return header.fields().stream()
                .filter(field -> NAMES.contains(field.name()))
                .mapToInt(
                        field -> Math.min(MAX_SETS + 1, instance(header, field).orElse(0)))
                .max()
                .orElse(0);
    }

    /** All sets from the first on; empty unless they are whole and without a gap. // rfc8617#5.2 */
    static Optional<List<ArcSet>> read(HeaderFields header) {
        Map<Integer, Field[]> sets = new TreeMap<>();
        for (Field field : header.fields()) {
            int kind = NAMES.indexOf(field.name());
            if (kind >= 0) {
                Optional<Integer> instance = instance(header, field);
                Field[] set = sets.computeIfAbsent(instance.orElse(0), i -> new Field[3]);
                if (instance.isEmpty() || set[kind] != null) {
                    return Optional.empty();
                }
                set[kind] = field;
            }
        }
        return whole(header, sets);
    }

    private static Optional<List<ArcSet>> whole(HeaderFields header, Map<Integer, Field[]> sets) {
        List<ArcSet> chain = new ArrayList<>();
        for (Map.Entry<Integer, Field[]> entry : sets.entrySet()) {
            Field[] set = entry.getValue();
            boolean whole = set[0] != null && set[1] != null && set[2] != null;
            Optional<TagList> tags = whole ? TagList.parse(header.value(set[2])) : Optional.empty();
            if (entry.getKey() != chain.size() + 1 || tags.isEmpty()) {
                return Optional.empty();
            }
            chain.add(new ArcSet(entry.getKey(), set[0], set[1], set[2], tags.get()));
        }
        return chain.size() > MAX_SETS ? Optional.empty() : Optional.of(chain);
    }

    private static Optional<Integer> instance(HeaderFields header, Field field) {
        String value = header.value(field);
        Optional<String> tag;
        if (field.name().equals("arc-authentication-results")) {
            int end = value.indexOf(';');
            tag = TagList.parse(end < 0 ? value : value.substring(0, end)).flatMap(tags -> tags.find("i"));
        } else {
            tag = TagList.parse(value).flatMap(tags -> tags.find("i"));
        }
        return tag.filter(text ->
                        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Integer::valueOf)
                .filter(number -> number > 0);
    }

    String tag(String name) {
        return tags.find(name).orElse("");
    }
}
