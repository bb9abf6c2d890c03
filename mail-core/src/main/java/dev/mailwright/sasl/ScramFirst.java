package dev.mailwright.sasl;

import org.jspecify.annotations.Nullable;

/**
 * The client's first message. // rfc5802#7
 *
 * @param binding {@code n}: the client cannot bind; {@code y}: it could, and thinks that we cannot; else the type it binds to
 * @param gs2Header with its last comma
 * @param authorization the identity to act as; empty for the login itself
 * @param bare the part that is signed
 */
record ScramFirst(String binding, String gs2Header, String authorization, String login, String nonce, String bare) {

    /** Null when the text is no such message. */
    static @Nullable ScramFirst parse(String text) {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        String binding = second < 0 ? null : binding(text.substring(0, first));
        if (binding == null) {
            return null;
        }
        String authorization = text.substring(first + 1, second);
        String bare = text.substring(second + 1);
        String[] fields = bare.split(",", -1);
        if (fields.length < 2 || !fields[0].startsWith("n=") || !fields[1].startsWith("r=")) {
            return null;
        }
        if (!authorization.isEmpty() && !authorization.startsWith("a=")) {
            return null;
        }
        String actAs = authorization.isEmpty() ? "" : name(authorization.substring(2));
        String login = name(fields[0].substring(2));
        String nonce = fields[1].substring(2);
        if (actAs == null || login == null || login.isEmpty() || !isNonce(nonce)) {
            return null;
        }
        return new ScramFirst(binding, text.substring(0, second + 1), actAs, login, nonce, bare);
    }

    private static @Nullable String binding(String flag) {
        if (flag.equals("n") || flag.equals("y")) {
            return flag;
        }
        String type = flag.startsWith("p=") ? flag.substring(2) : "";
        boolean named = type.length() > 1
                && type.chars().allMatch(c -> c == '-' || c == '.' || c < 128 && Character.isLetterOrDigit(c));
        return named ? type : null;
    }

    /** Undoes {@code =2C} and {@code =3D}; null for any other use of {@code =}. */
    static @Nullable String name(String saslName) {
        StringBuilder name = new StringBuilder(saslName.length());
        for (int i = 0; i < saslName.length(); i++) {
            char c = saslName.charAt(i);
            if (c != '=') {
                name.append(c);
            } else if (saslName.startsWith("=2C", i) || saslName.startsWith("=3D", i)) {
                name.append(saslName.charAt(i + 1) == '2' ? ',' : '=');
                i += 2;
            } else {
                return null;
            }
        }
        return name.indexOf("\0") >= 0 ? null : name.toString();
    }

    private static boolean isNonce(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');
    }
}
