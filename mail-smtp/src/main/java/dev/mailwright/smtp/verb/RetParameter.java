package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.message.ReturnContent;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Arrays;
import java.util.Optional;

/** RET: how much a report of failure brings back. Brings the keyword of all parameters of notifications, where reports
 * can be sent. // rfc3461#4.3 */
final class RetParameter implements MailParameter {

    @Override
    public String keyword() {
        return "RET";
    }

    @Override
    public int octets() {
        return 9; // rfc3461#5.4
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        return session.host().rules().reports() ? Optional.of("DSN") : Optional.empty();
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        String value = parameter.requireValue();
        draft.returning(Arrays.stream(ReturnContent.values())
                .filter(content -> content.keyword().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new SyntaxException(SyntaxException.Kind.ARGUMENT, "RET is FULL or HDRS")));
        return Optional.empty();
    }
}
