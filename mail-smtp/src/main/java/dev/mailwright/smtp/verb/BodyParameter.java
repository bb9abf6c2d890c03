package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.message.BodyType;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Locale;
import java.util.Optional;

/** BODY: 7BIT or 8BITMIME; BINARYMIME is not offered. // rfc6152#2 */
final class BodyParameter implements MailParameter {

    @Override
    public String keyword() {
        return "BODY";
    }

    @Override
    public int octets() {
        return 17; // rfc6152#2
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        return Optional.of("8BITMIME");
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        switch (parameter.requireValue().toUpperCase(Locale.ROOT)) {
            case "7BIT" -> draft.body(BodyType.SEVEN_BIT);
            case "8BITMIME" -> draft.body(BodyType.EIGHT_BIT_MIME);
            case "BINARYMIME" -> {
                return Optional.of(Replies.UNKNOWN_PARAMETER);
            }
            default -> throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "unknown BODY");
        }
        return Optional.empty();
    }
}
