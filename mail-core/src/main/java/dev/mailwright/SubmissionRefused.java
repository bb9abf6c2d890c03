package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;

/** A message that {@link MailServer#submit} did not take. */
public final class SubmissionRefused extends MailwrightException {

    private static final long serialVersionUID = 1L;

    private final transient EmailAddress recipient;
    private final transient Reply reply;

    public SubmissionRefused(EmailAddress recipient, Reply reply) {
        super(recipient + ": " + reply);
        this.recipient = recipient;
        this.reply = reply;
    }

    public EmailAddress recipient() {
        return recipient;
    }

    /** As SMTP would have answered. */
    public Reply reply() {
        return reply;
    }
}
