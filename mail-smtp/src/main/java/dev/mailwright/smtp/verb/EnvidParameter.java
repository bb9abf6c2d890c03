package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.command.Xtext;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** ENVID: the sender's own name for the transaction. // rfc3461#4.4 */
final class EnvidParameter implements MailParameter {

    private static final int LONGEST = 100;

    @Override
    public String keyword() {
        return "ENVID";
    }

    @Override
    public int octets() {
        return 107; // rfc3461#5.4
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        return Optional.empty();
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        String value = parameter.requireValue();
        String decoded = Xtext.decode(value).orElse("");
        if (value.length() > LONGEST || decoded.isEmpty() || !decoded.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "ENVID is up to 100 characters of xtext");
        }
        draft.envelopeId(decoded);
        return Optional.empty();
    }
}
