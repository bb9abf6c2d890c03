package dev.mailwright.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads parameters, joins those that were cut into sections, and decodes those with a charset. // rfc2231#3 rfc2231#4 */
final class Rfc2231 {

    private Rfc2231() {}

    /** Reads {@code ; name=value} as long as there are any, passing over what is none. */
    static List<MimeParameter> read(FieldLexer lexer, int limit) {
        List<MimeParameter> plain = new ArrayList<>();
        Map<String, Sections> cut = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int seen = 0;
        while (seen < limit) {
            lexer.blanks();
            if (lexer.atEnd()) {
                break;
            }
            if (!lexer.next(';')) {
                lexer.skip();
                continue;
            }
            lexer.blanks();
            String name = lexer.token();
            lexer.blanks();
            if (!lexer.next('=')) {
                lexer.skip();
                continue;
            }
            String value = value(lexer);
            seen++;
            if (!lexer.isBroken()) {
                add(name, value, plain, cut);
            }
        }
        cut.values().forEach(sections -> sections.join(plain));
        return List.copyOf(plain);
    }

    private static String value(FieldLexer lexer) {
        lexer.blanks();
        return lexer.peek() == '"' ? lexer.quoted() : lexer.value();
    }

    private static void add(String name, String value, List<MimeParameter> plain, Map<String, Sections> cut) {
        int star = name.indexOf('*');
        int section = star < 0 ? -1 : section(name, star + 1);
        if (section < 0) {
            plain.add(new MimeParameter(name, value));
        } else {
            boolean extended = name.endsWith("*");
            cut.computeIfAbsent(name.substring(0, star), Sections::new)
                    .add(section, extended, new MimeParameter(name, value));
        }
    }

    /** The number after the star, -1 if there is none. */
    private static int section(String name, int from) {
        int end = name.endsWith("*") ? name.length() - 1 : name.length();
        if (end <= from || end - from > 4) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static Optional<String> find(List<MimeParameter> parameters, String name) {
        Optional<String> extended =
                parameters.stream().filter(p -> p.is(name + "*")).findFirst().map(p -> decode(p.value()));
        return extended.isPresent()
                ? extended
                : parameters.stream().filter(p -> p.is(name)).findFirst().map(MimeParameter::value);
    }

    /** {@code charset'language'percent-encoded}; without the quotes it is taken as UTF-8. */
    static String decode(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        String charset = second < 0 ? "" : value.substring(0, first).toLowerCase(Locale.ROOT);
        byte[] octets = octets(value, second + 1);
        return new String(octets, charset.isEmpty() ? StandardCharsets.UTF_8 : MimeCharsets.named(charset));
    }

    private static byte[] octets(String value, int from) {
        byte[] out = new byte[value.length() - from];
        int size = 0;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = c == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
            if (low >= 0) {
                out[size++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[size++] = (byte) c;
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** The sections of one parameter. They are joined only if none is missing and none comes twice. */
    private static final class Sections {

        private final String name;
        private final Map<Integer, MimeParameter> byNumber = new TreeMap<>();
        private final List<MimeParameter> asWritten = new ArrayList<>();
        private boolean extended;

        Sections(String name) {
            this.name = name;
        }

        void add(int number, boolean isExtended, MimeParameter section) {
            byNumber.putIfAbsent(number, section);
            asWritten.add(section);
            extended |= isExtended;
        }

        void join(List<MimeParameter> to) {
            int expected = 0;
            for (int number : byNumber.keySet()) {
                expected += number == expected ? 1 : 0;
            }
            if (expected != asWritten.size()) {
                to.addAll(asWritten);
                return;
            }
            StringBuilder joined = new StringBuilder();
            for (MimeParameter section : byNumber.values()) {
                boolean plain = !section.name().endsWith("*");
                joined.append(extended && plain && joined.length() == 0 ? "''" : "");
                joined.append(extended && plain ? section.value().replace("%", "%25") : section.value());
            }
            to.add(new MimeParameter(extended ? name + "*" : name, joined.toString()));
        }
    }
}
