package dev.mailwright.message.mime4j;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimeLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.HeaderImpl;
import org.apache.james.mime4j.message.MessageImpl;
import org.apache.james.mime4j.message.MultipartImpl;
import org.apache.james.mime4j.stream.RawField;

/**
 * Composes a report on the delivery of a message (multipart/report, RFC 6522, with a delivery status, RFC 3464; in their UTF-8 forms, RFC
 * 6533, where asked). Immutable; each method returns a changed copy.
 */
public final class DeliveryReport {

    /** Octets of a message that is returned in full; of a larger one the header comes back. */
    public static final int MAX_RETURNED = 256 * 1024;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What happened. // rfc3464#2.3.3 */
    public enum Action {
        FAILED("Undelivered: mail returned to sender", "could not be delivered"),
        DELAYED("Delayed: mail has not been delivered yet", "has not been delivered yet; this server goes on trying"),
        DELIVERED("Delivered: your mail has arrived", "was delivered"),
        RELAYED(
                "Relayed: your mail has been handed on",
                "was handed on to a server that may not report when it arrives");

        private final String subject;
        private final String sentence;

        Action(String subject, String sentence) {
            this.subject = subject;
            this.sentence = sentence;
        }

        String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String hostname;
    private final EmailAddress to;
    private final Instant now;
    private final String name;
    private final Instant arrival;
    private final String envelopeId;
    private final boolean smtpUtf8;
    private final List<ReportedRecipient> recipients;

    private DeliveryReport(
            String hostname,
            EmailAddress to,
            Instant now,
            String name,
            Instant arrival,
            String envelopeId,
            boolean smtpUtf8,
            List<ReportedRecipient> recipients) {
        this.hostname = hostname;
        this.to = to;
        this.now = now;
        this.name = name;
        this.arrival = arrival;
        this.envelopeId = envelopeId;
        this.smtpUtf8 = smtpUtf8;
        this.recipients = List.copyOf(recipients);
    }

    /**
     * A report on nothing yet.
     *
     * @param hostname of the server that reports
     * @param to who sent the message
     * @param name for message id and boundary, letters and digits
     */
    public static DeliveryReport by(String hostname, EmailAddress to, Instant now, String name) {
        return new DeliveryReport(hostname, to, now, name, now, "", false, List.of());
    }

    /** When the message was taken. */
    public DeliveryReport arrival(Instant when) {
        return new DeliveryReport(hostname, to, now, name, when, envelopeId, smtpUtf8, recipients);
    }

    /** What the sender called the transaction. */
    public DeliveryReport envelopeId(String id) {
        return new DeliveryReport(hostname, to, now, name, arrival, id, smtpUtf8, recipients);
    }

    /** Whether the report may be in UTF-8. */
    public DeliveryReport smtpUtf8(boolean allowed) {
        return new DeliveryReport(hostname, to, now, name, arrival, envelopeId, allowed, recipients);
    }

    /** The recipients, all with the same action; at least one. */
    public DeliveryReport about(List<ReportedRecipient> all) {
        return new DeliveryReport(hostname, to, now, name, arrival, envelopeId, smtpUtf8, all);
    }

    /**
     * Composes it.
     *
     * @param full whether the message is returned with its body
     * @throws MessageIoException if the message cannot be read
     */
    public Message compose(Message original, boolean full) {
        boolean whole = full && original.size() <= MAX_RETURNED;
        try {
            MultipartImpl parts = new MultipartImpl("report");
            parts.addBodyPart(part("text/plain; charset=utf-8", text()));
            String status = smtpUtf8 ? "message/global-delivery-status" : "message/delivery-status";
            parts.addBodyPart(part(status, status()));
            String type = whole
                    ? (smtpUtf8 ? "message/global" : "message/rfc822")
                    : smtpUtf8 ? "message/global-headers" : "text/rfc822-headers";
            parts.addBodyPart(part(type, returned(original, whole)));
            MessageImpl report = new MessageImpl();
            report.setHeader(header());
            report.setBody(parts);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(report, bytes);
            return Message.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new MessageIoException("composing a report", e);
        }
    }

    private Header header() {
        HeaderImpl header = new HeaderImpl();
        add(header, "Date", DATE.format(now));
        add(header, "From", "Mail Delivery System <mailer-daemon@" + hostname + ">");
        add(header, "To", "<" + to + ">");
        add(header, "Subject", recipients.get(0).action().subject);
        add(header, "Message-ID", "<" + name + "@" + hostname + ">");
        add(header, "Auto-Submitted", "auto-replied"); // rfc3834#5
        add(header, "MIME-Version", "1.0");
        String type = smtpUtf8 ? "global-delivery-status" : "delivery-status";
        add(header, "Content-Type", "multipart/report; report-type=" + type + ";\r\n boundary=\"=_" + name + "\"");
        add(header, "Content-Transfer-Encoding", "8bit");
        return header;
    }

    private static void add(Header header, String name, String value) {
        header.addField(ReportFields.parsed(new RawField(name, value)));
    }

    private static BodyPart part(String type, String text) throws IOException {
        BodyPart part = new BodyPart();
        HeaderImpl header = new HeaderImpl();
        add(header, "Content-Type", type);
        add(header, "Content-Transfer-Encoding", "8bit");
        part.setHeader(header);
        byte[] octets = text.getBytes(
                type.startsWith("text/plain") || type.contains("delivery-status")
                        ? StandardCharsets.UTF_8
                        : StandardCharsets.ISO_8859_1);
        part.setBody(BasicBodyFactory.INSTANCE.binaryBody(octets));
        return part;
    }

    private String text() {
        ReportedRecipient first = recipients.get(0);
        StringBuilder text = new StringBuilder("This is the mail system at " + hostname + ".\r\n\r\n");
        text.append("Your message ").append(first.action().sentence).append(":\r\n\r\n");
        for (ReportedRecipient recipient : recipients) {
            text.append("  <").append(clean(recipient.address())).append(">\r\n");
            if (!recipient.diagnostic().isEmpty()) {
                text.append("    ")
                        .append(recipient.relay().isEmpty() ? "this server" : clean(recipient.relay()))
                        .append(" said: ")
                        .append(clean(recipient.diagnostic()))
                        .append("\r\n");
            }
        }
        if (!first.retryUntil().isEmpty()) {
            text.append("\r\nIt is tried again until ")
                    .append(first.retryUntil())
                    .append(".\r\n");
            text.append("You do not need to send it again.\r\n");
        }
        return text.toString();
    }

    private String status() {
        StringBuilder text = new StringBuilder();
        if (!envelopeId.isEmpty()) {
            text.append("Original-Envelope-Id: ").append(clean(envelopeId)).append("\r\n");
        }
        text.append("Reporting-MTA: dns; ").append(hostname).append("\r\n");
        text.append("Arrival-Date: ").append(DATE.format(arrival)).append("\r\n");
        return text + recipients.stream().map(this::fields).collect(Collectors.joining());
    }

    private String fields(ReportedRecipient recipient) {
        StringBuilder text = new StringBuilder("\r\n");
        if (!recipient.original().isEmpty()) {
            text.append("Original-Recipient: ")
                    .append(clean(recipient.original()))
                    .append("\r\n");
        }
        boolean ascii = recipient.address().chars().allMatch(c -> c < 0x80);
        text.append("Final-Recipient: ")
                .append(ascii ? "rfc822" : "utf-8")
                .append("; ")
                .append(clean(recipient.address()))
                .append("\r\n");
        text.append("Action: ").append(recipient.action().keyword()).append("\r\n");
        text.append("Status: ").append(recipient.status()).append("\r\n");
        if (!recipient.relay().isEmpty()) {
            text.append("Remote-MTA: dns; ").append(clean(recipient.relay())).append("\r\n");
        }
        if (!recipient.diagnostic().isEmpty()) {
            text.append("Diagnostic-Code: smtp; ")
                    .append(clean(recipient.diagnostic()))
                    .append("\r\n");
        }
        text.append("Last-Attempt-Date: ").append(DATE.format(now)).append("\r\n");
        return text.toString();
    }

    /** What a peer said must not begin a new line. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().limit(900).forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return clean.toString();
    }

    private static String returned(Message original, boolean whole) throws IOException {
        long end = whole
                ? original.size()
                : Headers.read(original, MimeLimits.DEFAULT).end();
        try (InputStream in = original.open()) {
            return new String(in.readNBytes((int) Math.min(end, MAX_RETURNED)), StandardCharsets.ISO_8859_1);
        }
    }
}
