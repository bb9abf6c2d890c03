package dev.mailwright.spf;

import java.util.Arrays;

/** Numeric addresses in records; never looks anything up. */
final class Ip {

    private Ip() {}

    static byte[] four(String text) throws SpfSyntax {
        byte[] octets = new byte[4];
        String[] parts = text.length() > 15 ? new String[0] : text.split("\\.", -1);
        if (parts.length != 4) {
            throw new SpfSyntax("not an IPv4 address");
        }
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) number(parts[i], 10, 3, 255);
        }
        return octets;
    }

    static byte[] six(String text) throws SpfSyntax {
        int gap = text.indexOf("::");
        if (text.length() > 45 || text.indexOf(':') < 0 || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
            throw new SpfSyntax("not an IPv6 address");
        }
        byte[] front = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] back = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        int length = front.length + back.length;
        if (gap < 0 ? length != 16 : length > 14) {
            throw new SpfSyntax("not an IPv6 address");
        }
        byte[] octets = Arrays.copyOf(front, 16);
        System.arraycopy(back, 0, octets, 16 - back.length, back.length);
        return octets;
    }

    private static byte[] groups(String text) throws SpfSyntax {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] octets = new byte[parts.length * 2 + 2];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                System.arraycopy(four(parts[i]), 0, octets, length, 4);
                length += 4;
            } else {
                int group = number(parts[i], 16, 4, 0xffff);
                octets[length++] = (byte) (group >> 8);
                octets[length++] = (byte) group;
            }
        }
        return Arrays.copyOf(octets, length);
    }

    private static int number(String digits, int radix, int longest, int most) throws SpfSyntax {
        boolean ok = !digits.isEmpty()
                && digits.length() <= longest
                && (radix == 16 || digits.length() == 1 || digits.charAt(0) != '0');
        int value = 0;
        for (int i = 0; ok && i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            ok = digit >= 0;
            value = value * radix + digit;
        }
        if (!ok || value > most) {
            throw new SpfSyntax("not an address");
        }
        return value;
    }
}
