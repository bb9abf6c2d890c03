package dev.mailwright.message.mime4j;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.Subaddress;
import dev.mailwright.message.EncodedWords;
import dev.mailwright.message.EnvelopeAddress;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.MimeScanner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as a handler or a test wants to see it. Parsed when something is first asked for; whatever a peer wrote, the
 * answers are there, if need be empty. Texts longer than {@value #MAX_TEXT} chars are cut off. Thread-safe; usable as long
 * as the message is open.
 */
public final class Mail {

    /** Chars of a text body that are decoded. */
    public static final int MAX_TEXT = 10 << 20;

    private final Message message;
    private final @Nullable Subaddress recipient;
    private final @Nullable String key;
    private @Nullable MimePart root;
    private @Nullable Headers headers;

    private Mail(Message message, @Nullable Subaddress recipient, @Nullable String key) {
        this.message = message;
        this.recipient = recipient;
        this.key = key;
    }

    /** A view without a delivery: {@link #recipient()} and {@link #key()} are not there. */
    public static Mail of(Message message) {
        return new Mail(message, null, null);
    }

    /**
     * A view of a delivery.
     *
     * @param recipient the address that it was delivered to
     * @param key the same on every attempt to deliver this message to this recipient
     */
    public static Mail delivered(Message message, Subaddress recipient, String key) {
        return new Mail(message, recipient, key);
    }

    /** The message as it came. */
    public Message message() {
        return message;
    }

    /**
     * The address that it was delivered to.
     *
     * @throws IllegalStateException if this is no delivery
     */
    public Subaddress recipient() {
        return requireDelivery(recipient);
    }

    /**
     * The same on every attempt to deliver this message to this recipient, so that a handler can recognise it.
     *
     * @throws IllegalStateException if this is no delivery
     */
    public String key() {
        return requireDelivery(key);
    }

    private static <T> T requireDelivery(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("this mail was not delivered to anyone");
        }
        return value;
    }

    /** The first address of From. */
    public Optional<EmailAddress> from() {
        return addresses(envelope().from()).stream().findFirst();
    }

    /** The display name of the first address of From; empty where there is none. */
    public String fromName() {
        return envelope().from().stream()
                .findFirst()
                .flatMap(EnvelopeAddress::name)
                .map(EncodedWords::decode)
                .orElse("");
    }

    /** The addresses of To, those of groups included. */
    public List<EmailAddress> to() {
        return addresses(envelope().to());
    }

    /** The addresses of Cc, those of groups included. */
    public List<EmailAddress> cc() {
        return addresses(envelope().cc());
    }

    private static List<EmailAddress> addresses(List<EnvelopeAddress> all) {
        return all.stream().flatMap(a -> a.address().stream()).toList();
    }

    /** The decoded subject; empty where there is none. */
    public String subject() {
        return envelope().subject().map(EncodedWords::decode).orElse("");
    }

    /** With its angle brackets. */
    public Optional<String> messageId() {
        return envelope().messageId();
    }

    /** The Date field; absent where it is missing or cannot be understood. */
    public Optional<Instant> date() {
        return envelope().date().flatMap(Dates::parse);
    }

    /** The decoded value of the first field with this name, case aside. */
    public Optional<String> header(String name) {
        return headers().first(name).map(HeaderField::text);
    }

    /** The decoded values of all fields with this name, in order. */
    public List<String> headers(String name) {
        return headers().all(name).stream().map(HeaderField::text).toList();
    }

    /** The first plain text that is no attachment, with LF line ends; empty where there is none. */
    public String text() {
        return Bodies.text(message, root(), "plain");
    }

    /** The first HTML text that is no attachment, with LF line ends; empty where there is none. */
    public String html() {
        return Bodies.text(message, root(), "html");
    }

    /** Parts that are attachments, or are neither text nor a container, in order. */
    public List<Attachment> attachments() {
        return Bodies.attachments(message, root());
    }

    private MessageEnvelope envelope() {
        return root().envelope();
    }

    private synchronized MimePart root() {
        if (root == null) {
            root = MimeScanner.scan(message, MimeLimits.DEFAULT).root();
        }
        return root;
    }

    private synchronized Headers headers() {
        if (headers == null) {
            headers = Headers.read(message, MimeLimits.DEFAULT);
        }
        return headers;
    }

    @Override
    public String toString() {
        return "mail of " + message.size() + " octets";
    }
}
