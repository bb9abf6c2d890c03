package dev.mailwright.dkim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Canonicalises a body and hashes it as it comes, in constant memory (rfc6376#3.4.3, rfc6376#3.4.4).
 *
 * <p>Nearly all of a body stays as it is, so stretches of it go to the digest as they lie in the caller's buffer. A
 * stretch ends where two neighbours could make a difference: eight pairs are looked at in one step. From there on octets
 * are taken one by one until nothing is pending.
 */
final class BodyHash {

    /** How a body is hashed; equal ones share the work. {@code limit} is {@code l=}, or the largest long for all of it. */
    record Kind(Canonicalization canonicalization, String algorithm, long limit) {}

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
    private static final long HIGH = 0x8080808080808080L;
    private static final int SMALL = 256;

    private final boolean relaxed;
    private final long limit;
    private final MessageDigest digest;
    private final byte[] out = new byte[4096];
    private int outLength;
    private long emitted;
    private byte last;
    private byte beforeLast;
    private boolean blank;
    private boolean cr;
    private long lines;

    BodyHash(Kind kind) {
        relaxed = kind.canonicalization() == Canonicalization.RELAXED;
        limit = kind.limit();
        digest = digest(kind.algorithm());
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    void update(byte[] octets, int start, int end) {
        int at = start;
        while (at < end) {
            boolean emptyLine = last == '\n' && octets[at] == '\r';
            if (emitted > 0 && !blank && !cr && lines == 0 && !emptyLine) {
                int stop = relaxed ? relaxedStretch(octets, at, end) : simpleStretch(octets, at, end);
                emit(octets, at, stop);
                at = stop;
            }
            if (at < end) {
                step(octets[at++]);
            }
        }
    }

    /** Up to where a blank, a tab or an empty line could count: pairs of blanks other than CR LF. */
    private static int relaxedStretch(byte[] octets, int start, int end) {
        int at = start;
        for (; at + 9 <= end; at += 8) {
            long here = (long) LONGS.get(octets, at);
            long next = (long) LONGS.get(octets, at + 1);
            long hit = (blanks(here) & ~equal(here, '\r') & blanks(next)) | equal(here, '\t');
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >> 3);
            }
        }
        return at;
    }

    /** Up to where an empty line could begin. */
    private static int simpleStretch(byte[] octets, int start, int end) {
        int at = start;
        for (; at + 9 <= end; at += 8) {
            long here = (long) LONGS.get(octets, at);
            long next = (long) LONGS.get(octets, at + 1);
            long hit = equal(here, '\n') & equal(next, '\r');
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >> 3);
            }
        }
        return at;
    }

    /** The top bit of each octet that is at most a space. */
    private static long blanks(long word) {
        return ~(((word & LOW) + ONES * (0x80 - 0x21)) | word) & HIGH;
    }

    /** The top bit of each octet that is this one. */
    private static long equal(long word, char octet) {
        long zeros = word ^ (ONES * octet);
        return ~(((zeros & LOW) + LOW) | zeros) & HIGH;
    }

    private void step(byte octet) {
        if (cr) {
            cr = false;
            if (octet == '\n') {
                blank = false;
                lines++;
                return;
            }
            content((byte) '\r');
        }
        if (octet == '\r') {
            cr = true;
        } else if (relaxed && Canonicalization.isBlank(octet)) {
            blank = true;
        } else {
            content(octet);
        }
    }

    private void content(byte octet) {
        for (; lines > 0; lines--) {
            emit((byte) '\r');
            emit((byte) '\n');
        }
        if (blank) {
            blank = false;
            emit((byte) ' ');
        }
        emit(octet);
    }

    private void emit(byte octet) {
        if (outLength == out.length) {
            flush();
        }
        if (emitted++ < limit) {
            out[outLength++] = octet;
        }
        beforeLast = last;
        last = octet;
    }

    private void emit(byte[] octets, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return;
        }
        int counted = (int) Math.max(0, Math.min(length, limit - emitted));
        if (counted < SMALL && outLength + counted <= out.length) {
            System.arraycopy(octets, start, out, outLength, counted);
            outLength += counted;
        } else {
            flush();
            digest.update(octets, start, counted);
        }
        emitted += length;
        beforeLast = length > 1 ? octets[end - 2] : last;
        last = octets[end - 1];
    }

    private void flush() {
        digest.update(out, 0, outLength);
        outLength = 0;
    }

    /** Ends the body with one CRLF, where it has any content or is hashed as it is. */
    Result finish() {
        if (cr) {
            cr = false;
            content((byte) '\r');
        }
        boolean ended = last == '\n' && beforeLast == '\r';
        if (emitted > 0 ? !ended : !relaxed) {
            emit((byte) '\r');
            emit((byte) '\n');
        }
        flush();
        return new Result(digest.digest(), emitted);
    }

    /**
     * What came of a body.
     *
     * @param hash of the canonical body, or of its beginning
     * @param octets of the whole canonical body
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(byte[] hash, long octets) {}
}
