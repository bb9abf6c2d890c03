package dev.mailwright.message;

/**
 * The address that the sender first wrote, to be named in reports. // rfc3461#4.2
 *
 * @param type such as {@code rfc822} or {@code utf-8}: letters, digits and hyphens
 * @param address decoded; it need not be an address that this server understands
 */
public record OriginalRecipient(String type, String address) {

    /** Octets of the address that are let through. */
    public static final int MAX = 500;

    public OriginalRecipient {
        boolean atom = !type.isEmpty()
                && type.length() <= 64
                && type.chars().allMatch(c -> c == '-' || c < 0x80 && Character.isLetterOrDigit(c));
        if (!atom) {
            throw new IllegalArgumentException("not a type of addresses");
        }
        if (address.isEmpty() || address.length() > MAX || address.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("not an address that fits in a field");
        }
    }

    @Override
    public String toString() {
        return type + ";" + address;
    }
}
