package dev.mailwright.smtp.client;

import java.io.ByteArrayOutputStream;

/**
 * Makes of the bytes of a message what goes out: every line ends with CRLF, a CR or LF that stands alone becomes a space, so that no server takes
 * it for a line end (and a dot after it for the end of the message), and for DATA dots at the start of a line are doubled. The result does not
 * depend on how the bytes were cut. // rfc5321#4.5.2
 */
final class BodyText {

    private final boolean dots;
    private boolean lineStart = true;
    private boolean cr;

    /** @param dots whether dots are doubled */
    BodyText(boolean dots) {
        this.dots = dots;
    }

    void add(byte[] bytes, int length, ByteArrayOutputStream to) {
        for (int i = 0; i < length; i++) {
            add(bytes[i], to);
        }
    }

    private void add(byte octet, ByteArrayOutputStream to) {
        if (cr) {
            cr = false;
            if (octet == '\n') {
                to.write('\r');
                to.write('\n');
                lineStart = true;
                return;
            }
            plain((byte) ' ', to);
        }
        if (octet == '\r') {
            cr = true;
        } else {
            plain(octet == '\n' ? (byte) ' ' : octet, to);
        }
    }

    private void plain(byte octet, ByteArrayOutputStream to) {
        if (lineStart && dots && octet == '.') {
            to.write('.');
        }
        to.write(octet);
        lineStart = false;
    }

    /** Ends the last line if need be. */
    void end(ByteArrayOutputStream to) {
        if (cr) {
            cr = false;
            plain((byte) ' ', to);
        }
        if (!lineStart) {
            to.write('\r');
            to.write('\n');
            lineStart = true;
        }
    }
}
