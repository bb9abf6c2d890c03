package dev.mailwright.message;

import java.io.ByteArrayOutputStream;

/** Base64 as mail has it: what is no digit is passed over, and octets that are incomplete are dropped. // rfc2045#6.8 */
final class Base64Decoder {

    private static final byte[] VALUES = new byte[256];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            VALUES[digits.charAt(i)] = (byte) i;
        }
    }

    private int bits;
    private int count;

    /** Takes one octet of text; gives the octet that is complete with it, or -1. */
    int next(int octet) {
        if (octet == '=') {
            count = 0;
            bits = 0;
            return -1;
        }
        int value = VALUES[octet & 0xff];
        if (value < 0) {
            return -1;
        }
        bits = bits << 6 | value;
        count += 6;
        if (count < 8) {
            return -1;
        }
        count -= 8;
        int out = bits >> count & 0xff;
        bits &= (1 << count) - 1;
        return out;
    }

    static byte[] decode(byte[] text) {
        Base64Decoder decoder = new Base64Decoder();
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length * 3 / 4 + 1);
        for (byte b : text) {
            int octet = decoder.next(b);
            if (octet >= 0) {
                out.write(octet);
            }
        }
        return out.toByteArray();
    }
}
