package dev.mailwright.sasl;

import org.jspecify.annotations.Nullable;

/**
 * A client's message with a token.
 *
 * @param login empty where the token alone says whose it is
 */
record BearerToken(String login, String token) {

    private static final char SEPARATOR = '\u0001';

    /** {@code n,a=user,^Ahost=...^Aport=...^Aauth=Bearer token^A^A}; null for anything else. // rfc7628#3.1 */
    static @Nullable BearerToken standard(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0 || text.charAt(0) != 'n' && text.charAt(0) != 'y') {
            return null;
        }
        String[] header = text.substring(0, end).split(",", -1);
        boolean shaped = header.length == 3 && header[0].length() == 1 && header[2].isEmpty();
        String authorization = shaped ? header[1] : "";
        if (!shaped || !authorization.isEmpty() && !authorization.startsWith("a=")) {
            return null;
        }
        String login = authorization.isEmpty() ? "" : ScramFirst.name(authorization.substring(2));
        return login == null ? null : with(login, text.substring(end + 1));
    }

    /** {@code user=login^Aauth=Bearer token^A^A}; null for anything else. */
    static @Nullable BearerToken older(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0 || !text.startsWith("user=")) {
            return null;
        }
        return with(text.substring("user=".length(), end), text.substring(end + 1));
    }

    private static @Nullable BearerToken with(String login, String pairs) {
        String end = String.valueOf(SEPARATOR) + SEPARATOR;
        if (!pairs.endsWith(end) || pairs.indexOf(end) != pairs.length() - 2 || login.indexOf('\0') >= 0) {
            return null;
        }
        String token = null;
        for (String pair : pairs.substring(0, pairs.length() - 2).split(String.valueOf(SEPARATOR), -1)) {
            if (pair.regionMatches(true, 0, "auth=Bearer ", 0, 12)) {
                token = token == null ? pair.substring(12).strip() : "";
            }
        }
        return token == null || !isToken(token) ? null : new BearerToken(login, token);
    }

    // rfc6750#2.1
    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
