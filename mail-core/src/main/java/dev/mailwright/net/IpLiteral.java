package dev.mailwright.net;

import java.util.Arrays;

/** Numeric addresses, read strictly and without DNS: four decimal numbers, or the IPv6 text of rfc4291#2.2 without a zone. */
final class IpLiteral {

    private IpLiteral() {}

    /** Four or sixteen octets. */
    static byte[] parse(String text) {
        return text.indexOf(':') < 0 ? four(text) : sixteen(text);
    }

    /** Whether it is an IPv4 address inside IPv6. */
    static boolean mapped(byte[] sixteen) {
        for (int i = 0; i < 10; i++) {
            if (sixteen[i] != 0) {
                return false;
            }
        }
        return sixteen[10] == -1 && sixteen[11] == -1;
    }

    private static byte[] four(String text) {
        String[] parts = text.split("\\.", 5);
        if (parts.length != 4) {
            throw none(text);
        }
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) number(parts[i], 10, 3, 255, text);
            if (parts[i].length() > 1 && parts[i].charAt(0) == '0') {
                throw none(text);
            }
        }
        return octets;
    }

    private static byte[] sixteen(String text) {
        if (text.length() > 45) {
            throw none(text.substring(0, 45) + "...");
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text, text);
            if (all.length != 16) {
                throw none(text);
            }
            return all;
        }
        if (text.lastIndexOf('.', gap) >= 0) {
            throw none(text);
        }
        byte[] front = groups(text.substring(0, gap), text);
        byte[] back = groups(text.substring(gap + 2), text);
        if (front.length + back.length > 14) {
            throw none(text);
        }
        byte[] octets = Arrays.copyOf(front, 16);
        System.arraycopy(back, 0, octets, 16 - back.length, back.length);
        return octets;
    }

    private static byte[] groups(String part, String text) {
        if (part.isEmpty()) {
            return new byte[0];
        }
        String[] groups = part.split(":", 9);
        byte[] octets = new byte[groups.length * 2 + 2];
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
                System.arraycopy(four(groups[i]), 0, octets, length, 4);
                return Arrays.copyOf(octets, length + 4);
            }
            int group = number(groups[i], 16, 4, 0xffff, text);
            octets[length++] = (byte) (group >> 8);
            octets[length++] = (byte) group;
        }
        return Arrays.copyOf(octets, length);
    }

    private static int number(String digits, int radix, int longest, int max, String text) {
        if (digits.isEmpty() || digits.length() > longest) {
            throw none(text);
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                throw none(text);
            }
            value = value * radix + digit;
        }
        if (value > max) {
            throw none(text);
        }
        return value;
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException("no numeric address: " + text);
    }
}
