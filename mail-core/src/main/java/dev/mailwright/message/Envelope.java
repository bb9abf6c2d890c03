package dev.mailwright.message;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 *   <li>no envelope id
 * </ul>
 */
public final class Envelope {

    private final ReversePath sender;
    private final List<EmailAddress> recipients;
    private final BodyType body;
    private final boolean smtpUtf8;
    private final @Nullable String envelopeId;

    private Envelope(
            ReversePath sender,
            List<EmailAddress> recipients,
            BodyType body,
            boolean smtpUtf8,
            @Nullable String envelopeId) {
        this.sender = sender;
        this.recipients = recipients;
        this.body = body;
        this.smtpUtf8 = smtpUtf8;
        this.envelopeId = envelopeId;
    }

    public static Envelope from(ReversePath sender) {
        return new Envelope(sender, List.of(), BodyType.EIGHT_BIT_MIME, false, null);
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

    public Envelope to(EmailAddress... more) {
        List<EmailAddress> all = new ArrayList<>(recipients);
        all.addAll(Arrays.asList(more));
        return new Envelope(sender, List.copyOf(all), body, smtpUtf8, envelopeId);
    }

    /**
     * Adds recipients.
     *
     * @throws dev.mailwright.address.AddressSyntaxException if one is not an address
     */
    public Envelope to(String... more) {
        return to(Arrays.stream(more).map(EmailAddress::of).toArray(EmailAddress[]::new));
    }

    public Envelope body(BodyType type) {
        return new Envelope(sender, recipients, type, smtpUtf8, envelopeId);
    }

    /** The sender asked for SMTPUTF8, so header fields may be in UTF-8. // rfc6531#3.4 */
    public Envelope withSmtpUtf8() {
        return new Envelope(sender, recipients, body, true, envelopeId);
    }

    /** The sender's own name for this transaction, decoded. // rfc3461#4.4 */
    public Envelope envelopeId(String id) {
        return new Envelope(sender, recipients, body, smtpUtf8, id);
    }

    public ReversePath sender() {
        return sender;
    }

    /** In the order in which they were added, duplicates included. */
    public List<EmailAddress> recipients() {
        return recipients;
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

    @Override
    public String toString() {
        return sender + " to " + recipients.size() + (recipients.size() == 1 ? " recipient" : " recipients");
    }
}
