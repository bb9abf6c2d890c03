package dev.mailwright.smtp;

import dev.mailwright.ServiceKey;
import dev.mailwright.smtp.session.Role;

/**
 * SMTP for a mail server.
 *
 * <pre>{@code
 * MailServer.builder()
 *         .add(Smtp.inbound().listen(25))
 *         .add(Smtp.submission().listen(587).listenTls(465))
 * }</pre>
 */
public final class Smtp {

    /** The service that {@link #inbound()} builds, unless it is named. */
    public static final ServiceKey<SmtpListeners> INBOUND = new ServiceKey<>("smtp", SmtpListeners.class);

    /** The service that {@link #submission()} builds, unless it is named. */
    public static final ServiceKey<SmtpListeners> SUBMISSION = new ServiceKey<>("submission", SmtpListeners.class);

    /** The service that {@link #lmtp()} builds, unless it is named. */
    public static final ServiceKey<SmtpListeners> LMTP = new ServiceKey<>("lmtp", SmtpListeners.class);

    private Smtp() {}

    /** Takes mail from other servers, for mailboxes here and nowhere else, except from users who log in (RFC 5321). */
    public static SmtpBuilder inbound() {
        return new SmtpBuilder(INBOUND, Role.INBOUND);
    }

    /**
     * Takes mail from mail systems of one's own, for mailboxes here, with an answer for each recipient (RFC 2033). Nobody
     * relays through it. Not for the Internet: listen on loopback or in a private network.
     */
    public static SmtpBuilder lmtp() {
        return new SmtpBuilder(LMTP, Role.LMTP);
    }

    /** Takes mail from users, who must log in, and adds Date and Message-ID where they are missing (RFC 6409). */
    public static SmtpBuilder submission() {
        return new SmtpBuilder(SUBMISSION, Role.SUBMISSION);
    }
}
