package dev.mailwright.message;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who sends to whom, beside the message. Immutable: each call that adds something returns a new envelope.
 *
 * <pre>{@code
 * Envelope.from("ann@example.com").to("bob@example.com", "carol@example.org")
 * }</pre>
 *
 * <ul>
 *   <li>no recipients
 *   <li>body type 8BITMIME
 *   <li>SMTPUTF8 only where an address needs it
 *   <li>no envelope id, no size, nothing asked of notifications
 * </ul>
 */
public final class Envelope {

    private final ReversePath sender;
    private final List<EmailAddress> recipients;
    private final Map<EmailAddress, RecipientOptions> options;
    private final BodyType body;
    private final boolean smtpUtf8;
    private final @Nullable String envelopeId;
    private final @Nullable ReturnContent returnContent;
    private final OptionalLong size;

    private Envelope(Parts parts) {
        this.sender = parts.sender;
        this.recipients = List.copyOf(parts.recipients);
        this.options = Map.copyOf(parts.options);
        this.body = parts.body;
        this.smtpUtf8 = parts.smtpUtf8;
        this.envelopeId = parts.envelopeId;
        this.returnContent = parts.returnContent;
        this.size = parts.size;
    }

    /** An envelope being changed. */
    private static final class Parts {

        private final ReversePath sender;
        private final List<EmailAddress> recipients = new ArrayList<>();
        private final Map<EmailAddress, RecipientOptions> options = new HashMap<>();
        private BodyType body = BodyType.EIGHT_BIT_MIME;
        private boolean smtpUtf8;
        private @Nullable String envelopeId;
        private @Nullable ReturnContent returnContent;
        private OptionalLong size = OptionalLong.empty();

        Parts(ReversePath sender) {
            this.sender = sender;
        }
    }

    private Envelope with(Consumer<Parts> edit) {
        return with(sender, edit);
    }

    private Envelope with(ReversePath from, Consumer<Parts> edit) {
        Parts parts = new Parts(from);
        parts.recipients.addAll(recipients);
        parts.options.putAll(options);
        parts.body = body;
        parts.smtpUtf8 = smtpUtf8;
        parts.envelopeId = envelopeId;
        parts.returnContent = returnContent;
        parts.size = size;
        edit.accept(parts);
        return new Envelope(parts);
    }

    public static Envelope from(ReversePath sender) {
        return new Envelope(new Parts(sender));
    }

    /**
     * From an address, with or without angle brackets; {@code <>} and the empty text mean the null path.
     *
     * @throws dev.mailwright.address.AddressSyntaxException if it is none
     */
    public static Envelope from(String sender) {
        String path = sender.startsWith("<") ? sender : "<" + sender + ">";
        return from(ReversePath.parse(path));
    }

    /** The same without its recipients. */
    public Envelope withoutRecipients() {
        return with(parts -> {
            parts.recipients.clear();
            parts.options.clear();
        });
    }

    /** The same mail from somebody else. */
    public Envelope withSender(ReversePath other) {
        return with(other, parts -> {});
    }

    public Envelope to(EmailAddress... more) {
        return with(parts -> parts.recipients.addAll(Arrays.asList(more)));
    }

    /**
     * Adds recipients.
     *
     * @throws dev.mailwright.address.AddressSyntaxException if one is not an address
     */
    public Envelope to(String... more) {
        return to(Arrays.stream(more).map(EmailAddress::of).toArray(EmailAddress[]::new));
    }

    /** Adds a recipient with wishes of its own. */
    public Envelope withRecipient(EmailAddress recipient, RecipientOptions wishes) {
        return with(parts -> {
            parts.recipients.add(recipient);
            parts.options.put(recipient, wishes);
        });
    }

    public Envelope body(BodyType type) {
        return with(parts -> parts.body = type);
    }

    /** The sender asked for SMTPUTF8, so header fields may be in UTF-8. // rfc6531#3.4 */
    public Envelope withSmtpUtf8() {
        return with(parts -> parts.smtpUtf8 = true);
    }

    /** The sender's own name for this transaction, decoded. // rfc3461#4.4 */
    public Envelope envelopeId(String id) {
        return with(parts -> parts.envelopeId = id);
    }

    /** How much a report of failure brings back. // rfc3461#4.3 */
    public Envelope returning(ReturnContent content) {
        return with(parts -> parts.returnContent = content);
    }

    /**
     * The sender says how large the message will be. // rfc1870#6
     *
     * @param octets 0 or more
     */
    public Envelope withSize(long octets) {
        return with(parts -> parts.size = OptionalLong.of(octets));
    }

    public ReversePath sender() {
        return sender;
    }

    /** In the order in which they were added, duplicates included. */
    public List<EmailAddress> recipients() {
        return recipients;
    }

    /** What was asked for a recipient; {@link RecipientOptions#NONE} when nothing was. */
    public RecipientOptions options(EmailAddress recipient) {
        return options.getOrDefault(recipient, RecipientOptions.NONE);
    }

    public BodyType body() {
        return body;
    }

    /** Whether the sender asked for SMTPUTF8 or an address needs it. */
    public boolean smtpUtf8() {
        return smtpUtf8
                || sender.address().map(EmailAddress::needsSmtpUtf8).orElse(false)
                || recipients.stream().anyMatch(EmailAddress::needsSmtpUtf8);
    }

    public Optional<String> envelopeId() {
        return Optional.ofNullable(envelopeId);
    }

    /** Absent when nothing was said. */
    public Optional<ReturnContent> returnContent() {
        return Optional.ofNullable(returnContent);
    }

    /** What the sender said of the size, which may be wrong; empty when nothing was said. */
    public OptionalLong size() {
        return size;
    }

    @Override
    public String toString() {
        return sender + " to " + recipients.size() + (recipients.size() == 1 ? " recipient" : " recipients");
    }
}
