package dev.mailwright.smtp.client;

import dev.mailwright.check.Reply;
import java.util.List;

/** What a server answers, as it came within bounds. // rfc5321#4.2 */
record ServerReply(int code, List<String> lines) {

    private static final int MAX_TEXT = 400;

    ServerReply {
        lines = List.copyOf(lines);
    }

    boolean isPositive() {
        return code >= 200 && code < 300;
    }

    boolean goesOn() {
        return code >= 300 && code < 400;
    }

    /** The same for people and queues: with its enhanced code where it has one that fits. // rfc2034#4 */
    Reply toReply() {
        String text = String.join(" ", lines);
        int space = text.indexOf(' ');
        String first = space < 0 ? text : text.substring(0, space);
        boolean enhanced = isStatus(first) && first.charAt(0) == Character.forDigit(code / 100, 10);
        String rest = enhanced ? text.substring(first.length()).strip() : text;
        return new Reply(code, enhanced ? first : "", rest.substring(0, Math.min(rest.length(), MAX_TEXT)));
    }

    private static boolean isStatus(String text) {
        String[] parts = text.split("\\.", 4);
        return text.length() <= 9
                && parts.length == 3
                && parts[0].length() == 1
                && "245".contains(parts[0])
                && isNumber(parts[1])
                && isNumber(parts[2]);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
