package dev.mailwright.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain name or address literal (rfc5321#4.1.2, rfc5321#4.1.3), held in its lower case A-label form, so that
 * {@code Bücher.example} and {@code xn--bcher-kva.example} are equal. Underscores are let through, since names in the
 * DNS have them. Immutable.
 */
public final class Domain implements Comparable<Domain> {

    /** Octets of the A-label form. // rfc1035#2.3.4 */
    public static final int MAX_OCTETS = 253;

    private static final int MAX_LABEL = 63;

    private final String ascii;

    private Domain(String ascii) {
        this.ascii = ascii;
    }

    /**
     * Reads a name, in A-labels or U-labels, or a literal such as {@code [127.0.0.1]} or {@code [IPv6:::1]}.
     *
     * @throws AddressSyntaxException for an empty text or label, a trailing dot, a label over 63 or a name over
     *     {@value #MAX_OCTETS} octets, characters that a host name has not, or a literal of another kind
     */
    public static Domain of(String text) {
        if (text.isEmpty()) {
            throw new AddressSyntaxException(0, "empty domain");
        }
        if (text.charAt(0) == '[') {
            return new Domain(AddressLiteral.normalise(text));
        }
        if (text.length() > MAX_OCTETS) {
            throw new AddressSyntaxException(MAX_OCTETS, "domain longer than 253 octets");
        }
        String ascii = (Chars.isAscii(text) ? text : toAscii(text)).toLowerCase(Locale.ROOT);
        checkLabels(ascii);
        return new Domain(ascii);
    }

    private static String toAscii(String text) {
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new AddressSyntaxException(0, "not an international domain name");
        }
    }

    private static void checkLabels(String ascii) {
        if (ascii.length() > MAX_OCTETS) {
            throw new AddressSyntaxException(0, "domain longer than 253 octets");
        }
        int start = 0;
        for (int i = 0; i <= ascii.length(); i++) {
            if (i == ascii.length() || ascii.charAt(i) == '.') {
                checkLabel(ascii, start, i);
                start = i + 1;
            } else if (!Chars.isLetterOrDigit(ascii.charAt(i)) && "-_".indexOf(ascii.charAt(i)) < 0) {
                throw new AddressSyntaxException(i, "character not allowed in domain");
            }
        }
    }

    private static void checkLabel(String ascii, int start, int end) {
        if (start == end) {
            throw new AddressSyntaxException(start, "empty label in domain");
        }
        if (end - start > MAX_LABEL) {
            throw new AddressSyntaxException(start, "label longer than 63 octets");
        }
        if (ascii.charAt(start) == '-' || ascii.charAt(end - 1) == '-') {
            throw new AddressSyntaxException(start, "label begins or ends with a hyphen");
        }
    }

    /** The form for people: U-labels where the A-labels are valid. */
    public String unicode() {
        return isLiteral() ? ascii : IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    }

    /** Whether this is an address literal in brackets. */
    public boolean isLiteral() {
        return ascii.charAt(0) == '[';
    }

    /** Whether this lies below the other one, at any depth; false for the same domain and for literals. */
    public boolean isSubdomainOf(Domain other) {
        int cut = ascii.length() - other.ascii.length() - 1;
        return !isLiteral() && cut > 0 && ascii.charAt(cut) == '.' && ascii.endsWith(other.ascii);
    }

    /** The domain without its first label; absent for a single label and for literals. */
    public Optional<Domain> parent() {
        int dot = isLiteral() ? -1 : ascii.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new Domain(ascii.substring(dot + 1)));
    }

    @Override
    public int compareTo(Domain other) {
        return ascii.compareTo(other.ascii);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Domain && ascii.equals(((Domain) other).ascii);
    }

    @Override
    public int hashCode() {
        return ascii.hashCode();
    }

    /** The A-label form, lower case. */
    @Override
    public String toString() {
        return ascii;
    }
}
