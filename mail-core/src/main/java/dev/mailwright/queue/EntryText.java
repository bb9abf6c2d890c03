package dev.mailwright.queue;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Notify;
import dev.mailwright.message.OriginalRecipient;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.message.ReturnContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The octets of an entry on disk: a version, the fields that change, the fields that do not, the recipients. Numbers are
 * big-endian, texts have their length before them.
 */
public final class EntryText {

    private static final int VERSION = 1;
    private static final int HELD = 1;
    private static final int DELAY_REPORTED = 2;
    private static final int SMTPUTF8 = 4;
    private static final int MAX_RECIPIENTS = 100_000;

    /** Their places in these lists are what is written, so the order stays. */
    private static final List<BodyType> BODIES =
            List.of(BodyType.SEVEN_BIT, BodyType.EIGHT_BIT_MIME, BodyType.BINARY_MIME);

    private static final List<ReturnContent> RETURNS = List.of(ReturnContent.FULL, ReturnContent.HEADERS);
    private static final List<Notify> NOTIFICATIONS =
            List.of(Notify.NEVER, Notify.SUCCESS, Notify.FAILURE, Notify.DELAY);
    private static final List<QueuedRecipient.State> STATES =
            List.of(QueuedRecipient.State.WAITING, QueuedRecipient.State.DELIVERED, QueuedRecipient.State.FAILED);

    private EntryText() {}

    public static byte[] encode(QueueEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, entry);
        } catch (IOException e) {
            throw new QueueException(QueueException.Reason.BROKEN, "an entry does not fit its format", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, QueueEntry entry) throws IOException {
        Envelope envelope = entry.envelope();
        out.writeByte(VERSION);
        out.writeByte((entry.isHeld() ? HELD : 0)
                | (entry.isDelayReported() ? DELAY_REPORTED : 0)
                | (envelope.smtpUtf8() ? SMTPUTF8 : 0));
        out.writeLong(entry.nextAttempt().toEpochMilli());
        out.writeLong(entry.arrival().toEpochMilli());
        out.writeLong(entry.size());
        out.writeInt(entry.attempts());
        out.writeUTF(entry.route());
        out.writeUTF(entry.message());
        out.writeUTF(entry.key());
        out.writeUTF(envelope.sender().address().map(EmailAddress::toString).orElse(""));
        out.writeByte(BODIES.indexOf(envelope.body()));
        out.writeByte(envelope.returnContent().map(RETURNS::indexOf).orElse(-1));
        out.writeUTF(envelope.envelopeId().orElse(""));
        out.writeInt(entry.recipients().size());
        for (QueuedRecipient recipient : entry.recipients()) {
            write(out, recipient);
        }
    }

    private static void write(DataOutputStream out, QueuedRecipient recipient) throws IOException {
        String address = recipient.address().toString();
        String named = recipient.named().toString();
        out.writeUTF(address);
        out.writeUTF(named.equals(address) ? "" : named);
        int notify = 0;
        for (Notify what : recipient.options().notifications()) {
            notify |= 1 << NOTIFICATIONS.indexOf(what);
        }
        out.writeByte(notify);
        out.writeUTF(recipient
                .options()
                .originalRecipient()
                .map(OriginalRecipient::type)
                .orElse(""));
        out.writeUTF(recipient
                .options()
                .originalRecipient()
                .map(OriginalRecipient::address)
                .orElse(""));
        out.writeByte(STATES.indexOf(recipient.state()));
        out.writeShort(recipient.lastAnswer().map(Reply::code).orElse(0));
        out.writeUTF(recipient.lastAnswer().map(Reply::status).orElse(""));
        out.writeUTF(recipient.lastAnswer().map(Reply::text).orElse(""));
        out.writeUTF(recipient.relay());
    }

    /**
     * Reads them again.
     *
     * @throws QueueException if they are not the octets of an entry
     */
    public static QueueEntry decode(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            return read(in);
        } catch (IOException | RuntimeException e) {
            throw new QueueException(QueueException.Reason.BROKEN, "not an entry of a queue", e);
        }
    }

    private static QueueEntry read(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("another version");
        }
        QueueEntry.Parts parts = new QueueEntry.Parts();
        int flags = in.readByte();
        parts.held = (flags & HELD) != 0;
        parts.delayReported = (flags & DELAY_REPORTED) != 0;
        parts.nextAttempt = Instant.ofEpochMilli(in.readLong());
        parts.arrival = Instant.ofEpochMilli(in.readLong());
        parts.size = in.readLong();
        parts.attempts = in.readInt();
        parts.route = in.readUTF();
        parts.message = in.readUTF();
        parts.key = in.readUTF();
        parts.envelope = envelope(in, (flags & SMTPUTF8) != 0);
        int count = in.readInt();
        if (count < 1 || count > MAX_RECIPIENTS) {
            throw new IOException("no such number of recipients");
        }
        List<QueuedRecipient> recipients = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            recipients.add(recipient(in));
        }
        parts.recipients = recipients;
        return parts.entry();
    }

    private static Envelope envelope(DataInputStream in, boolean smtpUtf8) throws IOException {
        String sender = in.readUTF();
        Envelope envelope = Envelope.from(sender.isEmpty() ? ReversePath.NULL : ReversePath.of(EmailAddress.of(sender)))
                .body(BODIES.get(in.readByte()));
        int returning = in.readByte();
        String id = in.readUTF();
        envelope = returning < 0 ? envelope : envelope.returning(RETURNS.get(returning));
        envelope = id.isEmpty() ? envelope : envelope.envelopeId(id);
        return smtpUtf8 ? envelope.withSmtpUtf8() : envelope;
    }

    private static QueuedRecipient recipient(DataInputStream in) throws IOException {
        EmailAddress address = EmailAddress.of(in.readUTF());
        String named = in.readUTF();
        RecipientOptions options = options(in);
        QueuedRecipient.State state = STATES.get(in.readByte());
        Reply answer = answer(in);
        return new QueuedRecipient(
                address, named.isEmpty() ? address : EmailAddress.of(named), options, state, answer, in.readUTF());
    }

    private static RecipientOptions options(DataInputStream in) throws IOException {
        int bits = in.readByte();
        RecipientOptions options = RecipientOptions.NONE;
        if (bits != 0) {
            options = options.withNotify(NOTIFICATIONS.stream()
                    .filter(what -> (bits & 1 << NOTIFICATIONS.indexOf(what)) != 0)
                    .toArray(Notify[]::new));
        }
        String type = in.readUTF();
        String original = in.readUTF();
        return type.isEmpty() ? options : options.withOriginalRecipient(new OriginalRecipient(type, original));
    }

    private static @Nullable Reply answer(DataInputStream in) throws IOException {
        int code = in.readShort();
        String status = in.readUTF();
        String text = in.readUTF();
        return code == 0 ? null : new Reply(code, status, text);
    }
}
