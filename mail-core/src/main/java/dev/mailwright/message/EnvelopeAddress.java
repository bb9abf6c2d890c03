package dev.mailwright.message;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address of a header field in the shape of an IMAP envelope (rfc3501#7.4.2): without a host it opens a group named by
 * the mailbox, without a mailbox too it closes one. Strings hold one octet a char and are not decoded. Immutable.
 */
public final class EnvelopeAddress {

    /** Stands for a mailbox that is missing. */
    public static final String MISSING_MAILBOX = "MISSING_MAILBOX";

    /** Stands for a host that is missing, since absence means a group. */
    public static final String MISSING_DOMAIN = "MISSING_DOMAIN";

    /** Stands for the host of an address whose angle brackets hold something else. */
    public static final String SYNTAX_ERROR = "SYNTAX_ERROR";

    /** Stands for a source route that does not end. */
    public static final String INVALID_ROUTE = "INVALID_ROUTE";

    static final EnvelopeAddress GROUP_END = new EnvelopeAddress("", "", null, null);

    private final String name;
    private final String route;
    private final @Nullable String mailbox;
    private final @Nullable String host;

    EnvelopeAddress(String name, String route, @Nullable String mailbox, @Nullable String host) {
        this.name = name;
        this.route = route;
        this.mailbox = mailbox;
        this.host = host;
    }

    /**
     * The addresses of a header field, as far as they can be read. Linear.
     *
     * @param value the field's text, unfolded, one octet a char
     * @param limit the most that are read
     */
    public static List<EnvelopeAddress> list(String value, int limit) {
        return AddressList.parse(value, limit);
    }

    static EnvelopeAddress groupStart(String name) {
        return new EnvelopeAddress("", "", name, null);
    }

    /** The display name, or the comment that stands for it. */
    public Optional<String> name() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The source route, as {@code @a,@b}. */
    public Optional<String> route() {
        return route.isEmpty() ? Optional.empty() : Optional.of(route);
    }

    public Optional<String> mailbox() {
        return Optional.ofNullable(mailbox);
    }

    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /** Whether it opens or closes a group instead of naming a mailbox. */
    public boolean isGroup() {
        return host == null;
    }

    /** The address, if it is one that mail can be sent to. */
    public Optional<EmailAddress> address() {
        if (mailbox == null || host == null || mailbox.equals(MISSING_MAILBOX) || host.equals(MISSING_DOMAIN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EmailAddress(
                    LocalPart.ofValue(EncodedWords.octets(mailbox)), Domain.of(EncodedWords.octets(host))));
        } catch (AddressSyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvelopeAddress && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, route, mailbox, host);
    }

    /** {@code (name route mailbox host)} with {@code NIL} for what is absent. */
    @Override
    public String toString() {
        return "(" + show(name().orElse(null)) + " " + show(route().orElse(null)) + " " + show(mailbox) + " "
                + show(host) + ")";
    }

    private static String show(@Nullable String text) {
        return text == null ? "NIL" : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
