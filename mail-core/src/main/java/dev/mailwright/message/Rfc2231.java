package dev.mailwright.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads parameters, joins those that were cut into sections, and decodes those with a charset. // rfc2231#3 rfc2231#4 */
final class Rfc2231 {

    private static final String HEX = "0123456789ABCDEF";

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
            if (!name.isEmpty() && lexer.next('=')) {
                seen++;
                add(name, value(lexer), plain, cut);
            }
        }
        cut.forEach((name, sections) -> plain.add(sections.join(name)));
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
            cut.computeIfAbsent(name.substring(0, star), n -> new Sections()).add(section, extended, value);
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
        return java.util.Arrays.copyOf(out, size);
    }

    /** The sections of one parameter, by number. */
    private static final class Sections {

        private final Map<Integer, String> values = new TreeMap<>();
        private final Map<Integer, Boolean> extended = new TreeMap<>();

        void add(int number, boolean isExtended, String value) {
            if (values.putIfAbsent(number, value) == null) {
                extended.put(number, isExtended);
            }
        }

        MimeParameter join(String name) {
            boolean any = extended.containsValue(true);
            StringBuilder joined = new StringBuilder();
            if (any && Boolean.FALSE.equals(extended.get(0))) {
                joined.append("''");
            }
            values.forEach((number, value) ->
                    joined.append(any && Boolean.FALSE.equals(extended.get(number)) ? escape(value) : value));
            return new MimeParameter(any ? name + "*" : name, joined.toString());
        }

        private static String escape(String value) {
            StringBuilder out = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c <= ' ' || c >= 127 || "*'%()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
                    out.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                } else {
                    out.append(c);
                }
            }
            return out.toString();
        }
    }
}
