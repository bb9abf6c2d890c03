package dev.mailwright.records;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses inside lists of URIs. */
final class Uris {

    private Uris() {}

    /** With everything in the way of a list or a URI as octets. // rfc7489#6.4 */
    static String mailbox(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (byte octet : address.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            out.append(
                    letter || "@.-_+=".indexOf(c) >= 0
                            ? String.valueOf(c)
                            : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }
}
