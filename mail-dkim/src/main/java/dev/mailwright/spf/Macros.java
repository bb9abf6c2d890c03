package dev.mailwright.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The macro language of records (rfc7208#7). */
final class Macros {

    private static final int MAX_CHARS = 8_192;
    private static final String LETTERS = "slodiphv";
    private static final String IN_EXPLANATIONS = "slodiphvcrt";
    private static final String DELIMITERS = ".-+,/_=";

    private Macros() {}

    /** Checks the form of a macro string. */
    static void check(String text) throws SpfSyntax {
        walk(text, IN_EXPLANATIONS, letter -> "", new StringBuilder());
    }

    /** Checks the form of a domain with macros: it ends in a macro or in a label that can be a top one. */
    static void checkDomain(String text) throws SpfSyntax {
        walk(text, LETTERS, letter -> "", new StringBuilder());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                throw new SpfSyntax("not a domain");
            }
        }
        int percent = text.lastIndexOf('%');
        boolean macro =
                percent >= 0 && text.startsWith("%{", percent) && text.indexOf('}', percent) == text.length() - 1;
        if (!macro && !endsInTopLabel(text)) {
            throw new SpfSyntax("not a domain");
        }
    }

    private static boolean endsInTopLabel(String text) {
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        int dot = text.lastIndexOf('.', end - 1);
        if (dot < 0 || dot + 1 >= end || text.charAt(dot + 1) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        boolean letter = false;
        for (int i = dot + 1; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            letter |= !digit;
            if (!digit && c != '-' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return letter;
    }

    /** A domain with its macros replaced. */
    static String domain(String text, Function<Character, String> values) throws SpfSyntax {
        return expand(text, LETTERS, values);
    }

    /** An explanation with its macros replaced. */
    static String explanation(String text, Function<Character, String> values) throws SpfSyntax {
        return expand(text, IN_EXPLANATIONS, values);
    }

    /** Whether a macro is used. */
    static boolean uses(String text, char letter) {
        return text.contains("%{" + letter) || text.contains("%{" + Character.toUpperCase(letter));
    }

    private static String expand(String text, String letters, Function<Character, String> values) throws SpfSyntax {
        StringBuilder out = new StringBuilder();
        walk(text, letters, values, out);
        return out.toString();
    }

    private static void walk(String text, String letters, Function<Character, String> values, StringBuilder out)
            throws SpfSyntax {
        for (int i = 0; i < text.length(); i++) {
            if (out.length() > MAX_CHARS) {
                throw new SpfSyntax("macros that grow too long");
            }
            char c = text.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(++i) : 0;
            switch (next) {
                case '%' -> out.append('%');
                case '_' -> out.append(' ');
                case '-' -> out.append("%20");
                case '{' -> {
                    int end = text.indexOf('}', i);
                    if (end < 0) {
                        throw new SpfSyntax("a macro without an end");
                    }
                    out.append(macro(text.substring(i + 1, end), letters, values));
                    i = end;
                }
                default -> throw new SpfSyntax("a lone percent sign");
            }
        }
    }

    private static String macro(String body, String letters, Function<Character, String> values) throws SpfSyntax {
        char letter = body.isEmpty() ? 0 : body.charAt(0);
        char lower = letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter;
        if (letters.indexOf(lower) < 0 || lower == 0) {
            throw new SpfSyntax("unknown macro");
        }
        int at = 1;
        while (at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '9') {
            at++;
        }
        int keep = keep(body.substring(1, at));
        boolean reverse = at < body.length() && (body.charAt(at) == 'r' || body.charAt(at) == 'R');
        String delimiters = body.substring(reverse ? at + 1 : at);
        for (int i = 0; i < delimiters.length(); i++) {
            if (DELIMITERS.indexOf(delimiters.charAt(i)) < 0) {
                throw new SpfSyntax("not a macro");
            }
        }
        String value = values.apply(lower);
        boolean changed = keep != Integer.MAX_VALUE || reverse || !delimiters.isEmpty();
        String text = changed ? change(value, keep, reverse, delimiters.isEmpty() ? "." : delimiters) : value;
        return letter == lower ? text : escape(text);
    }

    private static int keep(String digits) throws SpfSyntax {
        if (digits.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        int value = digits.length() > 3 ? 999 : Integer.parseInt(digits);
        if (value == 0) {
            throw new SpfSyntax("a macro that keeps nothing");
        }
        return value;
    }

    private static String change(String value, int keep, boolean reverse, String delimiters) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        if (reverse) {
            Collections.reverse(parts);
        }
        return String.join(".", parts.subList(Math.max(0, parts.size() - keep), parts.size()));
    }

    /** // rfc3986#2.3 */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return out.toString();
    }
}
