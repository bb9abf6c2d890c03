package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** SMTPUTF8: addresses and header fields may be UTF-8. // rfc6531#3.4 */
final class SmtpUtf8Parameter implements MailParameter {

    @Override
    public String keyword() {
        return "SMTPUTF8";
    }

    @Override
    public int octets() {
        return 10; // rfc6531#3.4
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        return Optional.of(keyword());
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        parameter.requireBare();
        draft.askSmtpUtf8();
        return Optional.empty();
    }
}
