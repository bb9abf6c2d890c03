package dev.mailwright.address;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What stands before the {@code @}: a dot-atom, or any other text in quotes (rfc5321#4.1.2, rfc6531#3.3).
 *
 * <p>Equality is exact, since only the receiving domain knows whether case matters; keys for look-ups are made of
 * {@link #folded()}. Immutable.
 */
public final class LocalPart implements Comparable<LocalPart> {

    /** Octets of UTF-8 that a local part may have, without quotes. // rfc5321#4.5.3.1.1 */
    public static final int MAX_OCTETS = 64;

    private final String value;

    private LocalPart(String value) {
        this.value = value;
    }

    /**
     * Reads the written form: {@code john.doe} or {@code "john doe"}.
     *
     * @throws AddressSyntaxException if the text is neither, is empty, or has more than {@value #MAX_OCTETS} octets
     */
    public static LocalPart of(String text) {
        AddressReader reader = new AddressReader(text, 0);
        LocalPart local = reader.localPart();
        reader.expectEnd();
        return local;
    }

    /**
     * Takes the meaning instead of the written form: {@code john doe} without quotes.
     *
     * @throws AddressSyntaxException if the value is empty, too long or has control characters
     */
    public static LocalPart ofValue(String value) {
        if (value.isEmpty()) {
            throw new AddressSyntaxException(0, "empty local part");
        }
        for (int i = 0; i < value.length(); i++) {
            if (!Chars.isQuotable(value.charAt(i))) {
                throw new AddressSyntaxException(i, "control character in local part");
            }
        }
        int lone = Chars.loneSurrogate(value);
        if (lone >= 0) {
            throw new AddressSyntaxException(lone, "broken character in local part");
        }
        if (value.length() > MAX_OCTETS || Chars.octets(value) > MAX_OCTETS) {
            throw new AddressSyntaxException(0, "local part longer than 64 octets");
        }
        return new LocalPart(value);
    }

    /** The text without quotes and backslashes. */
    public String value() {
        return value;
    }

    /** Lower case and NFC, the form for look-ups. */
    public LocalPart folded() {
        String lower = value.toLowerCase(Locale.ROOT);
        String folded = Chars.isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFC);
        return folded.equals(value) ? this : new LocalPart(folded);
    }

    /** Whether it has only ASCII characters, so that it can be sent without SMTPUTF8. */
    public boolean isAscii() {
        return Chars.isAscii(value);
    }

    private boolean isDotAtom() {
        boolean afterDot = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' ? afterDot : !Chars.isAtext(c)) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    @Override
    public int compareTo(LocalPart other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalPart && value.equals(((LocalPart) other).value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The written form, quoted only where it must be. */
    @Override
    public String toString() {
        if (isDotAtom()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder(value.length() + 8).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
