package dev.mailwright.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What RCPT names: an address, or {@code <Postmaster>} without a domain, which means the postmaster of the host that is
 * spoken to (rfc5321#4.1.1.3, rfc5321#4.5.1). Immutable.
 */
public final class ForwardPath {

    /** {@code <Postmaster>}. */
    public static final ForwardPath POSTMASTER = new ForwardPath(null);

    private static final LocalPart POSTMASTER_NAME = LocalPart.of("postmaster");

    private final @Nullable EmailAddress address;

    private ForwardPath(@Nullable EmailAddress address) {
        this.address = address;
    }

    public static ForwardPath of(EmailAddress address) {
        return new ForwardPath(address);
    }

    /**
     * Reads {@code <a@b>}, {@code <@relay:a@b>} or {@code <Postmaster>}; a source route is dropped.
     *
     * @throws AddressSyntaxException naming position and reason
     */
    public static ForwardPath parse(String text) {
        ParsedPath<ForwardPath> parsed = Paths.forward(text, 0);
        if (parsed.end() != text.length()) {
            throw new AddressSyntaxException(parsed.end(), "unexpected character");
        }
        return parsed.path();
    }

    public boolean isPostmaster() {
        return address == null;
    }

    /** Absent for the postmaster without a domain. */
    public Optional<EmailAddress> address() {
        return Optional.ofNullable(address);
    }

    /** The address, the bare postmaster being placed in the domain given. */
    public EmailAddress in(Domain domain) {
        return address == null ? new EmailAddress(POSTMASTER_NAME, domain) : address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForwardPath && address().equals(((ForwardPath) other).address());
    }

    @Override
    public int hashCode() {
        return address == null ? 1 : address.hashCode();
    }

    @Override
    public String toString() {
        return "<" + (address == null ? "Postmaster" : address) + ">";
    }
}
