package dev.mailwright.smtp.verb;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Envelope;

/** What MAIL and its parameters say, while they are read. */
final class MailDraft {

    private final ReversePath sender;
    private BodyType body = BodyType.SEVEN_BIT;
    private boolean smtpUtf8;

    MailDraft(ReversePath sender) {
        this.sender = sender;
    }

    void body(BodyType type) {
        body = type;
    }

    void askSmtpUtf8() {
        smtpUtf8 = true;
    }

    boolean smtpUtf8() {
        return smtpUtf8;
    }

    Envelope envelope() {
        Envelope envelope = Envelope.from(sender).body(body);
        return smtpUtf8 ? envelope.withSmtpUtf8() : envelope;
    }
}
