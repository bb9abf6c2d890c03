package dev.mailwright.net;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** As much DER (X.690) as it takes to put a key of an older form into PKCS#8. */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;

    private static final byte[] RSA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01};
    private static final byte[] EC = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};
    private static final byte[] NULL = {0x05, 0x00};
    private static final int PARAMETERS = 0xa0;

    private Der() {}

    /** rfc5208#5 around rfc8017#A.1.2. */
    static byte[] rsaToPkcs8(byte[] pkcs1) {
        return pkcs8(join(tagged(OID, RSA), NULL), pkcs1);
    }

    /** rfc5208#5 around rfc5915#3, the curve taken from the key itself, or else from the block before it. */
    static byte[] ecToPkcs8(byte[] sec1, Optional<byte[]> curve) {
        byte[] parameters = content(sec1, SEQUENCE)
                .flatMap(key -> find(key, PARAMETERS))
                .or(() -> curve)
                .orElseThrow(() -> new IllegalArgumentException("the EC key names no curve"));
        return pkcs8(join(tagged(OID, EC), parameters), sec1);
    }

    /** The name of the algorithm of a PKCS#8 key, for {@link java.security.KeyFactory}. */
    static String algorithm(byte[] pkcs8) {
        byte[] oid = content(pkcs8, SEQUENCE)
                .flatMap(key -> find(key, SEQUENCE))
                .flatMap(algorithm -> find(algorithm, OID))
                .orElseThrow(() -> new IllegalArgumentException("this is no PKCS#8 key"));
        if (Arrays.equals(oid, RSA)) {
            return "RSA";
        }
        return Arrays.equals(oid, EC) ? "EC" : dotted(oid);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        byte[] version = {INTEGER, 1, 0};
        return tagged(SEQUENCE, join(version, tagged(SEQUENCE, algorithm), tagged(OCTETS, key)));
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            int octets = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(content.length >>> (8 * i));
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Optional<byte[]> content(byte[] der, int tag) {
        return find(der, tag);
    }

    /** The content of the first element with this tag among those that stand one after the other. */
    private static Optional<byte[]> find(byte[] der, int tag) {
        int at = 0;
        while (at + 2 <= der.length) {
            int found = der[at] & 0xff;
            int length = der[at + 1] & 0xff;
            at += 2;
            if (length > 0x80) {
                int octets = length & 0x7f;
                if (octets > 3 || at + octets > der.length) {
                    return Optional.empty();
                }
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = length << 8 | der[at++] & 0xff;
                }
            }
            if (length > der.length - at) {
                return Optional.empty();
            }
            if (found == tag) {
                return Optional.of(Arrays.copyOfRange(der, at, at + length));
            }
            at += length;
        }
        return Optional.empty();
    }

    private static String dotted(byte[] oid) {
        StringBuilder text = new StringBuilder();
        long value = 0;
        for (byte octet : oid) {
            value = value << 7 | octet & 0x7f;
            if (octet >= 0) {
                text.append(text.length() == 0 ? first(value) : "." + value);
                value = 0;
            }
        }
        return text.toString();
    }

    private static String first(long value) {
        long arc = Math.min(2, value / 40);
        return arc + "." + (value - arc * 40);
    }
}
