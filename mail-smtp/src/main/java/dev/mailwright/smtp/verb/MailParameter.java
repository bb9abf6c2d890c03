package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** One parameter of MAIL. Stateless. */
interface MailParameter {

    /** In upper case. */
    String keyword();

    /** By how many octets it makes the longest command longer. */
    int octets();

    /** What EHLO says of it. */
    Optional<String> offer(SmtpSession session);

    /**
     * Adds what it says to the draft, or refuses.
     *
     * @throws dev.mailwright.smtp.command.SyntaxException when its value does not follow the grammar
     */
    Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft);
}
