package dev.mailwright.imap.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Reads FETCH responses so that only what they mean counts, not whether a string is quoted or a literal. */
final class ResponseText {

    private static final String FETCH = " FETCH (";

    /** Longer strings are shown by their beginning, length and checksum. */
    private static final int SHOWN = 160;

    private final String text;
    private int at;

    private ResponseText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The items of all FETCH responses in a stretch of responses, by number of message. */
    static Map<Integer, Map<String, String>> responses(String octets) {
        Map<Integer, Map<String, String>> all = new TreeMap<>();
        int at = 0;
        while (at < octets.length()) {
            int eol = octets.indexOf("\r\n", at);
            int fetch = octets.indexOf(FETCH, at);
            if (octets.startsWith("* ", at) && fetch > 0 && fetch < eol) {
                ResponseText response = new ResponseText(octets, fetch + FETCH.length());
                int number = Integer.parseInt(octets.substring(at + 2, fetch));
                response.items(all.computeIfAbsent(number, n -> new TreeMap<>()));
                at = response.at;
            } else {
                at = eol < 0 ? octets.length() : eol + 2;
            }
        }
        return all;
    }

    private void items(Map<String, String> items) {
        while (text.charAt(at) != ')') {
            int start = at;
            boolean inside = false;
            while (inside || text.charAt(at) != ' ') {
                inside = text.charAt(at) == '[' || inside && text.charAt(at) != ']';
                at++;
            }
            String name = text.substring(start, at++).toUpperCase(Locale.ROOT);
            items.put(name, value());
            at += text.charAt(at) == ' ' ? 1 : 0;
        }
        at += 3;
    }

    private String value() {
        return switch (text.charAt(at)) {
            case '(' -> list();
            case '"' -> shown(quoted());
            case '{' -> shown(literal());
            default -> atom();
        };
    }

    private String list() {
        StringBuilder list = new StringBuilder("(");
        at++;
        while (text.charAt(at) != ')') {
            if (text.charAt(at) == ' ') {
                list.append(' ');
                at++;
            } else {
                list.append(value());
            }
        }
        at++;
        return list.append(')').toString();
    }

    private String quoted() {
        StringBuilder string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
            string.append(text.charAt(at));
        }
        at++;
        return string.toString();
    }

    private String literal() {
        int end = text.indexOf('}', at);
        int length = Integer.parseInt(text.substring(at + 1, end));
        at = end + 3 + length;
        return text.substring(end + 3, at);
    }

    private String atom() {
        int start = at;
        while (" ()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static String shown(String octets) {
        StringBuilder shown = new StringBuilder("\"");
        int length = octets.length() > SHOWN ? SHOWN / 2 : octets.length();
        for (int i = 0; i < length; i++) {
            char c = octets.charAt(i);
            if (c == '"' || c == '\\') {
                shown.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                shown.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                shown.append(c);
            }
        }
        shown.append('"');
        if (length < octets.length()) {
            CRC32 crc = new CRC32();
            crc.update(octets.getBytes(StandardCharsets.ISO_8859_1));
            shown.append("...[").append(octets.length()).append(' ').append(Long.toHexString(crc.getValue()));
            shown.append(']');
        }
        return shown.toString();
    }
}
