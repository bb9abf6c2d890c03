package dev.mailwright.fetch.imap;

import java.util.List;
import java.util.Locale;

/**
 * One response of the server.
 *
 * @param tag {@code *}, {@code +}, or that of a command
 * @param name in capitals: OK, NO, SEARCH, FETCH ...; empty with {@code +}
 * @param number before the name; -1 where there is none
 * @param values after it, for responses with data
 * @param text of a status or a continuation, its code included
 */
record Response(String tag, String name, long number, List<Value> values, String text) {

    boolean isTagged() {
        return !tag.equals("*") && !tag.equals("+");
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** The code in brackets in capitals, with its arguments; empty when there is none. // rfc3501#7.1 */
    String code() {
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        return end < 0 ? "" : text.substring(1, end).toUpperCase(Locale.ROOT);
    }

    /** The argument of a code that is a number; -1 where it is not there. */
    long codeNumber(String code) {
        String all = code();
        if (!all.startsWith(code + " ")) {
            return -1;
        }
        try {
            return Long.parseLong(all.substring(code.length() + 1).strip());
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}
