package dev.mailwright.pop3.reply;

/**
 * Codes a message for a multi-line answer: a dot at the beginning of a line is doubled, and a line with a dot alone ends it. Fed piece by piece; linear. Confined
 * to one thread. // rfc1939#3
 */
public final class DotStuffing {

    private boolean lineStart = true;

    /** Where octets go. */
    @FunctionalInterface
    public interface Target {

        /** Takes octets, which may change after the call. */
        void octets(byte[] from, int offset, int length);
    }

    /** Codes the next octets of the message. */
    public void code(byte[] piece, int length, Target target) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte octet = piece[i];
            if (lineStart && octet == '.') {
                target.octets(piece, start, i + 1 - start);
                start = i;
            }
            lineStart = octet == '\n';
        }
        if (length > start) {
            target.octets(piece, start, length - start);
        }
    }

    /** What follows the last octet: the rest of an unfinished line, and the dot. */
    public String end() {
        return lineStart ? ".\r\n" : "\r\n.\r\n";
    }
}
