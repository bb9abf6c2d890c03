package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes quoted-printable on the way (rfc2045#6.7). An equals sign that begins nothing known stays. Blanks at the end of a
 * line are dropped, however many there are, without being remembered one by one.
 */
final class QuotedPrintableInputStream extends DecodingInputStream {

    private static final int NONE = -2;
    private static final int MAX_BLANKS = 1000;

    private final StringBuilder ready = new StringBuilder();
    private int readyAt;
    private int pushedBack = NONE;

    QuotedPrintableInputStream(InputStream source) {
        super(source);
    }

    @Override
    int decode() throws IOException {
        while (true) {
            if (readyAt < ready.length()) {
                return ready.charAt(readyAt++);
            }
            ready.setLength(0);
            readyAt = 0;
            int octet = next();
            if (octet == '=') {
                escape();
            } else if (octet == ' ' || octet == '\t') {
                blanks(octet);
            } else {
                return octet;
            }
        }
    }

    private int next() throws IOException {
        int octet = pushedBack == NONE ? raw() : pushedBack;
        pushedBack = NONE;
        return octet;
    }

    private void escape() throws IOException {
        int first = next();
        boolean padded = first == ' ' || first == '\t';
        while (first == ' ' || first == '\t') {
            first = next();
        }
        if (first == '\r') {
            first = next();
        }
        if (first == '\n' || first < 0) {
            return;
        }
        if (padded) {
            ready.append("= ");
            pushedBack = first;
            return;
        }
        int high = Character.digit(first, 16);
        int second = high < 0 ? NONE : next();
        int low = second < 0 ? -1 : Character.digit(second, 16);
        if (low >= 0) {
            ready.append((char) (high << 4 | low));
            return;
        }
        ready.append('=');
        if (high < 0) {
            pushedBack = first;
        } else {
            ready.append((char) first);
            pushedBack = second;
        }
    }

    private void blanks(int first) throws IOException {
        int octet = first;
        while (octet == ' ' || octet == '\t') {
            if (ready.length() < MAX_BLANKS) {
                ready.append((char) octet);
            }
            octet = next();
        }
        if (octet == '\r' || octet == '\n' || octet < 0) {
            ready.setLength(0);
        }
        pushedBack = octet;
    }
}
