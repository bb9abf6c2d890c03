package dev.mailwright.smtp.verb;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.ReturnContent;
import java.util.Optional;

/** What MAIL and its parameters say, while they are read. */
final class MailDraft {

    private final ReversePath sender;
    private BodyType body = BodyType.SEVEN_BIT;
    private boolean smtpUtf8;
    private Optional<ReturnContent> returning = Optional.empty();
    private Optional<String> envelopeId = Optional.empty();
    private Optional<Long> size = Optional.empty();

    MailDraft(ReversePath sender) {
        this.sender = sender;
    }

    void body(BodyType type) {
        body = type;
    }

    void askSmtpUtf8() {
        smtpUtf8 = true;
    }

    void returning(ReturnContent content) {
        returning = Optional.of(content);
    }

    void envelopeId(String id) {
        envelopeId = Optional.of(id);
    }

    void size(long octets) {
        size = Optional.of(octets);
    }

    boolean smtpUtf8() {
        return smtpUtf8;
    }

    Envelope envelope() {
        Envelope envelope = Envelope.from(sender).body(body);
        envelope = smtpUtf8 ? envelope.withSmtpUtf8() : envelope;
        envelope = size.map(envelope::withSize).orElse(envelope);
        envelope = returning.map(envelope::returning).orElse(envelope);
        return envelopeId.map(envelope::envelopeId).orElse(envelope);
    }
}
