package dev.mailwright.address;

import java.util.Locale;

/** Checks and normalises {@code [192.0.2.1]} and {@code [IPv6:2001:db8::1]}. // rfc5321#4.1.3 */
final class AddressLiteral {

    private static final String IPV6 = "ipv6:";
    private static final int GROUPS = 8;

    private AddressLiteral() {}

    static String normalise(String text) {
        if (text.length() < 3 || text.length() > 64 || text.charAt(text.length() - 1) != ']') {
            throw wrong();
        }
        String inner = text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
        if (inner.startsWith(IPV6)) {
            return "[IPv6:" + print(ipv6(inner.substring(IPV6.length()))) + "]";
        }
        int address = ipv4(inner);
        return "[" + (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "."
                + (address & 255) + "]";
    }

    private static AddressSyntaxException wrong() {
        return new AddressSyntaxException(0, "not an address literal");
    }

    private static int ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw wrong();
        }
        int address = 0;
        for (String part : parts) {
            address = address << 8 | number(part, 10, 3, 255);
        }
        return address;
    }

    private static int number(String digits, int radix, int maxDigits, int max) {
        if (digits.isEmpty() || digits.length() > maxDigits) {
            throw wrong();
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                throw wrong();
            }
            number = number * radix + digit;
        }
        if (number > max) {
            throw wrong();
        }
        return number;
    }

    private static int[] ipv6(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            if (fill(groups, 0, text) != GROUPS) {
                throw wrong();
            }
            return groups;
        }
        int[] tail = new int[GROUPS];
        int head = fill(groups, 0, text.substring(0, gap));
        int count = fill(tail, 0, text.substring(gap + 2));
        if (head + count >= GROUPS) {
            throw wrong();
        }
        System.arraycopy(tail, 0, groups, GROUPS - count, count);
        return groups;
    }

    private static int fill(int[] groups, int from, String text) {
        int at = from;
        if (text.isEmpty()) {
            return at;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = i == parts.length - 1 && parts[i].indexOf('.') > 0;
            if (at + (dotted ? 2 : 1) > GROUPS) {
                throw wrong();
            }
            if (dotted) {
                int address = ipv4(parts[i]);
                groups[at++] = address >>> 16;
                groups[at++] = address & 0xffff;
            } else {
                groups[at++] = number(parts[i], 16, 4, 0xffff);
            }
        }
        return at;
    }

    /** The longest run of two or more zero groups becomes {@code ::}. // rfc5952#4 */
    private static String print(int[] groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0, run = 0; i < GROUPS; i++) {
            run = groups[i] == 0 ? run + 1 : 0;
            if (run > bestLength) {
                bestLength = run;
                bestStart = i - run + 1;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
