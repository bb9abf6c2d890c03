package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.message.BodyType;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Locale;
import java.util.Optional;

/** BODY: 7BIT, 8BITMIME or BINARYMIME. // rfc6152#2 rfc3030#3 */
final class BodyParameter implements MailParameter {

    @Override
    public String keyword() {
        return "BODY";
    }

    @Override
    public int octets() {
        return 16; // rfc6152#2 rfc3030#3
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        return Optional.of("8BITMIME\nBINARYMIME");
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        switch (parameter.requireValue().toUpperCase(Locale.ROOT)) {
            case "7BIT" -> draft.body(BodyType.SEVEN_BIT);
            case "8BITMIME" -> draft.body(BodyType.EIGHT_BIT_MIME);
            case "BINARYMIME" -> draft.body(BodyType.BINARY_MIME);
            default -> throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "unknown BODY");
        }
        return Optional.empty();
    }
}
