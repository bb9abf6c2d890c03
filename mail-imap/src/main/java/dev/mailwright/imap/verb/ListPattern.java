package dev.mailwright.imap.verb;

/**
 * A pattern of LIST: {@code *} is any text, {@code %} any text without a separator. Two pointers and one place to go back
 * to for each kind of wildcard, since what a later star takes an earlier one never need give back.
 */
final class ListPattern {

    private final String pattern;
    private final char separator;

    ListPattern(String pattern, char separator) {
        this.pattern = pattern;
        this.separator = separator;
    }

    /** Takes time proportional to the lengths of pattern and name multiplied, at worst. */
    // rfc3501#6.3.8
    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int afterStar = 0;
        int percent = -1;
        int afterPercent = 0;
        while (n < name.length() || p < pattern.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (p < pattern.length() && c == '*') {
                star = p++;
                afterStar = n;
                percent = -1;
            } else if (p < pattern.length() && c == '%') {
                percent = p++;
                afterPercent = n;
            } else if (p < pattern.length() && n < name.length() && c == name.charAt(n)) {
                p++;
                n++;
            } else if (percent >= 0 && afterPercent < name.length() && name.charAt(afterPercent) != separator) {
                n = ++afterPercent;
                p = percent + 1;
            } else if (star >= 0 && afterStar < name.length()) {
                n = ++afterStar;
                p = star + 1;
                percent = -1;
            } else {
                return false;
            }
        }
        return true;
    }
}
