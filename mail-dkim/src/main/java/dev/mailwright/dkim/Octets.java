package dev.mailwright.dkim;

import java.util.Arrays;

/** Octets that are put together. */
final class Octets {

    private byte[] octets = new byte[1024];
    private int length;

    void add(byte octet) {
        room(1);
        octets[length++] = octet;
    }

    void add(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, octets, length, end - start);
        length += end - start;
    }

    private void room(int more) {
        if (length + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }

    /** Takes the CRLF off the end. */
    void chompLineEnd() {
        if (length >= 2 && octets[length - 2] == '\r' && octets[length - 1] == '\n') {
            length -= 2;
        }
    }

    byte[] buffer() {
        return octets;
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(octets, length);
    }
}
