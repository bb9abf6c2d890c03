package dev.mailwright.imap.fetch;

import dev.mailwright.message.EnvelopeAddress;
import dev.mailwright.message.MessageEnvelope;
import java.util.List;

/** Writes {@code envelope} (RFC 3501 section 9). */
final class EnvelopeText {

    private EnvelopeText() {}

    static String of(MessageEnvelope envelope) {
        StringBuilder text = new StringBuilder(512);
        write(envelope, text);
        return text.toString();
    }

    static void write(MessageEnvelope envelope, StringBuilder to) {
        to.append('(');
        Nstring.write(envelope.date(), to);
        to.append(' ');
        Nstring.write(envelope.subject(), to);
        addresses(envelope.from(), to);
        addresses(envelope.sender(), to);
        addresses(envelope.replyTo(), to);
        addresses(envelope.to(), to);
        addresses(envelope.cc(), to);
        addresses(envelope.bcc(), to);
        to.append(' ');
        Nstring.write(envelope.inReplyTo(), to);
        to.append(' ');
        Nstring.write(envelope.messageId(), to);
        to.append(')');
    }

    private static void addresses(List<EnvelopeAddress> addresses, StringBuilder to) {
        if (addresses.isEmpty()) {
            to.append(" NIL");
            return;
        }
        to.append(" (");
        for (EnvelopeAddress address : addresses) {
            to.append('(');
            Nstring.write(address.name(), to);
            to.append(' ');
            Nstring.write(address.route(), to);
            to.append(' ');
            Nstring.write(address.mailbox(), to);
            to.append(' ');
            Nstring.write(address.host(), to);
            to.append(')');
        }
        to.append(')');
    }
}
