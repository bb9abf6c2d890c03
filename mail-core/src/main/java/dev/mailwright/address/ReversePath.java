package dev.mailwright.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sender of an envelope: an address, or the null path of bounces (rfc5321#4.1.1.2, rfc5321#4.5.5). Immutable. */
public final class ReversePath {

    /** {@code <>}: nobody is to be told about problems. */
    public static final ReversePath NULL = new ReversePath(null);

    private final @Nullable EmailAddress address;

    private ReversePath(@Nullable EmailAddress address) {
        this.address = address;
    }

    public static ReversePath of(EmailAddress address) {
        return new ReversePath(address);
    }

    /**
     * Reads {@code <>}, {@code <a@b>} or {@code <@relay:a@b>}; a source route is dropped.
     *
     * @throws AddressSyntaxException naming position and reason
     */
    public static ReversePath parse(String text) {
        ParsedPath<ReversePath> parsed = Paths.reverse(text, 0);
        if (parsed.end() != text.length()) {
            throw new AddressSyntaxException(parsed.end(), "unexpected character");
        }
        return parsed.path();
    }

    public boolean isNull() {
        return address == null;
    }

    /** Absent for the null path. */
    public Optional<EmailAddress> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReversePath && address().equals(((ReversePath) other).address());
    }

    @Override
    public int hashCode() {
        return address == null ? 0 : address.hashCode();
    }

    /** {@code <>} or {@code <a@b>}. */
    @Override
    public String toString() {
        return address == null ? "<>" : "<" + address + ">";
    }
}
