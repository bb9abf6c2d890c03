package dev.mailwright.check;

/**
 * An SMTP reply with its enhanced status code (RFC 5321 section 4.2, RFC 3463). Built only from constants and cleaned
 * text: characters that could end the line become spaces.
 *
 * @param code 200 to 599
 * @param status such as {@code 5.1.1}; empty for replies that have none
 * @param text for people; may have several lines, split at {@code \n}
 */
public record Reply(int code, String status, String text) {

    public Reply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("not an SMTP reply code: " + code);
        }
        if (!status.isEmpty() && !status.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}")) {
            throw new IllegalArgumentException("not an enhanced status code: " + status);
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(c == '\n' || (c >= ' ' && c != 0x7f) ? (char) c : ' '));
        text = clean.toString();
    }

    public boolean isPositive() {
        return code < 400;
    }

    /** The client may try again later. */
    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    public boolean isPermanent() {
        return code >= 500;
    }

    /** Code, status and text in one line, for logs. */
    @Override
    public String toString() {
        return code + " " + (status.isEmpty() ? "" : status + " ") + text.replace('\n', ' ');
    }
}
