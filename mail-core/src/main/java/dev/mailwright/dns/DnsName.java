package dev.mailwright.dns;

import dev.mailwright.address.Domain;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A full name in the domain name system (rfc1035#2.3.4), in lower case and without the dot at its end. Unlike a
 * {@link Domain} its labels may hold any octet but a dot, one a char, since that is what names in records are made of.
 * Immutable.
 */
public final class DnsName implements Comparable<DnsName> {

    /** The name of no label, written as a single dot. */
    public static final DnsName ROOT = new DnsName("");

    /** Octets of a name in text, without the dot at its end. // rfc1035#2.3.4 */
    public static final int MAX_OCTETS = 253;

    private static final int MAX_LABEL = 63;

    private final String text;

    private DnsName(String text) {
        this.text = text;
    }

    /**
     * Reads a name; a dot at its end is dropped.
     *
     * @throws IllegalArgumentException if a label is empty or over 63 octets, the name over {@value #MAX_OCTETS}, or a char
     *     is no octet
     */
    public static DnsName of(String name) {
        return parse(name).orElseThrow(() -> new IllegalArgumentException("not a name in the DNS"));
    }

    /** The name of a domain that is not a literal. */
    public static DnsName of(Domain domain) {
        return of(domain.toString());
    }

    /** Reads a name, if it is one. */
    public static Optional<DnsName> parse(String name) {
        String text = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (text.isEmpty()) {
            return name.isEmpty() ? Optional.empty() : Optional.of(ROOT);
        }
        return isValid(text) ? Optional.of(new DnsName(text.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static boolean isValid(String text) {
        if (text.length() > MAX_OCTETS) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (i == start || i - start > MAX_LABEL) {
                    return false;
                }
                start = i + 1;
            } else if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** Where the name of an address is found. // rfc1035#3.5, rfc3596#2.5 */
    public static DnsName reverse(InetAddress address) {
        StringBuilder out = new StringBuilder(72);
        byte[] octets = address.getAddress();
        boolean four = address instanceof Inet4Address;
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (four) {
                out.append(octet).append('.');
            } else {
                out.append(Character.forDigit(octet & 15, 16)).append('.');
                out.append(Character.forDigit(octet >> 4, 16)).append('.');
            }
        }
        return of(out.append(four ? "in-addr.arpa" : "ip6.arpa").toString());
    }

    /** This name with labels in front, such as {@code _dmarc}; empty if it would be too long. */
    public Optional<DnsName> below(String labels) {
        return parse(text.isEmpty() ? labels : labels + "." + text);
    }

    /** The name without its first label; empty for the root. */
    public Optional<DnsName> parent() {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        return Optional.of(dot < 0 ? ROOT : new DnsName(text.substring(dot + 1)));
    }

    /** From left to right; none for the root. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            labels.add(text.substring(start, end));
            start = end + 1;
        }
        return List.copyOf(labels);
    }

    /** Whether this is the other name or lies below it. */
    public boolean isWithin(DnsName other) {
        int cut = text.length() - other.text.length();
        return other.text.isEmpty()
                || (text.endsWith(other.text) && (cut == 0 || (cut > 0 && text.charAt(cut - 1) == '.')));
    }

    public boolean isRoot() {
        return text.isEmpty();
    }

    @Override
    public int compareTo(DnsName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DnsName && text.equals(((DnsName) other).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Lower case, without the last dot; a single dot for the root. */
    @Override
    public String toString() {
        return text.isEmpty() ? "." : text;
    }
}
