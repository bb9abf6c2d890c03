package dev.mailwright.message;

/** Header values without their line ends. */
final class Unfold {

    private Unfold() {}

    /** What follows the colon of a raw field and its blanks, without line ends; blanks of folds stay. // rfc5322#2.2.3 */
    static String value(String field) {
        StringBuilder out = new StringBuilder(field.length());
        int at = skipBlanks(field, field.indexOf(':') + 1);
        while (at < field.length()) {
            int eol = eolLength(field, at);
            if (eol == 0) {
                out.append(field.charAt(at));
            }
            at += Math.max(1, eol);
        }
        return out.toString();
    }

    private static int eolLength(String text, int at) {
        if (text.charAt(at) == '\n') {
            return 1;
        }
        return text.startsWith("\r\n", at) ? 2 : 0;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** For text that people read: each run of blanks and lone CRs becomes one space, and none is left at the ends. */
    static String oneSpace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = out.length() == 0 || out.charAt(out.length() - 1) == ' ';
            if (!isBlank(c) && c != '\r') {
                out.append(c);
            } else if (!last) {
                out.append(' ');
            }
        }
        int end = out.length();
        return out.substring(0, end > 0 && out.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
