package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.command.Xtext;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** AUTH: who first sent the message, as somebody else claims. Read and not believed. // rfc4954#5 */
final class AuthParameter implements MailParameter {

    @Override
    public String keyword() {
        return "AUTH";
    }

    @Override
    public int octets() {
        return 500; // rfc4954#3
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        return Optional.empty();
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        if (!Xtext.isValid(parameter.requireValue())) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "AUTH is no xtext");
        }
        return Optional.empty();
    }
}
