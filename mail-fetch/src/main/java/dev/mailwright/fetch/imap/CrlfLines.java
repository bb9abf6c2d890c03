package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.net.Wire;

/** Ends lines that a careless server ends with LF alone with CRLF; lone CRs stay. The result does not depend on how the octets were cut. */
final class CrlfLines implements Wire.Sink {

    private static final byte[] CRLF = {'\r', '\n'};

    private final Wire.Sink to;
    private boolean afterCr;

    CrlfLines(Wire.Sink to) {
        this.to = to;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n' && !afterCr) {
                if (i > from) {
                    to.write(bytes, from, i - from);
                }
                to.write(CRLF, 0, 2);
                from = i + 1;
            }
            afterCr = bytes[i] == '\r';
        }
        if (from < offset + length) {
            to.write(bytes, from, offset + length - from);
        }
    }
}
