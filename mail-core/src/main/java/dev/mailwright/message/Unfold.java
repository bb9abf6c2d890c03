package dev.mailwright.message;

/** Header values without their line ends. */
final class Unfold {

    private Unfold() {}

    /** What follows the colon of a raw field, line ends dropped, blanks at both ends dropped. // rfc5322#2.2.3 */
    static String value(String field) {
        StringBuilder out = new StringBuilder(field.length());
        for (int i = field.indexOf(':') + 1; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r' && i + 1 < field.length() && field.charAt(i + 1) == '\n';
            if (!lineEnd) {
                out.append(c);
            }
        }
        int start = 0;
        int end = out.length();
        while (start < end && isBlank(out.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(out.charAt(end - 1))) {
            end--;
        }
        return out.substring(start, end);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
