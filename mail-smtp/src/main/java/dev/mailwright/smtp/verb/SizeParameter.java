package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.Digits;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** SIZE: a message that cannot be taken is refused before it is sent. // rfc1870#6.1 */
final class SizeParameter implements MailParameter {

    private static final int DIGITS = 18;
    private static final int MOST_DIGITS = 20;

    @Override
    public String keyword() {
        return "SIZE";
    }

    @Override
    public int octets() {
        return 26; // rfc1870#4
    }

    @Override
    public Optional<String> offer(SmtpSession session) {
        long most = session.host().limits().messageSize();
        return Optional.of(most == Long.MAX_VALUE ? "SIZE" : "SIZE " + most);
    }

    @Override
    public Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        String value = parameter.requireValue();
        if (value.length() > MOST_DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "SIZE is no number");
        }
        long size = Digits.parse(value, DIGITS).orElse(Long.MAX_VALUE);
        draft.size(size);
        return size > session.host().limits().messageSize() ? Optional.of(Replies.TOO_LARGE) : Optional.empty();
    }
}
