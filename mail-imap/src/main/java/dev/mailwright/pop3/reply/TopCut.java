package dev.mailwright.pop3.reply;

/**
 * Finds where the top of a message ends: after its header, the empty line, and so many lines of its body. Fed piece by piece; linear. Confined to one thread.
 * // rfc1939#7
 */
public final class TopCut {

    private long linesLeft;
    private boolean inBody;
    private boolean lineEmpty = true;
    private boolean reached;

    /** @param lines of the body, 0 or more */
    public TopCut(int lines) {
        linesLeft = lines;
    }

    /** How many octets of the piece belong to the top. */
    public int keep(byte[] piece, int length) {
        int at = 0;
        while (at < length && !reached) {
            byte octet = piece[at++];
            if (octet == '\n') {
                lineEnded();
            } else if (octet != '\r') {
                lineEmpty = false;
            }
        }
        return at;
    }

    private void lineEnded() {
        if (inBody) {
            linesLeft--;
        } else {
            inBody = lineEmpty;
        }
        lineEmpty = true;
        reached = inBody && linesLeft == 0;
    }

    /** Whether nothing more belongs to it. */
    public boolean reached() {
        return reached;
    }
}
