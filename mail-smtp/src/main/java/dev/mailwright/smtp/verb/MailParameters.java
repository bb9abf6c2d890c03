package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import java.util.List;
import java.util.Optional;

/** The parameters that MAIL takes. */
final class MailParameters {

    private static final List<MailParameter> ALL = List.of(
            new SizeParameter(),
            new BodyParameter(),
            new SmtpUtf8Parameter(),
            new RetParameter(),
            new EnvidParameter(),
            new AuthParameter());

    private MailParameters() {}

    static Optional<Reply> apply(SmtpSession session, Parameter parameter, MailDraft draft) {
        return ALL.stream()
                .filter(known -> known.keyword().equals(parameter.keyword()))
                .findFirst()
                .map(known -> known.apply(session, parameter, draft))
                .orElseGet(() -> Optional.of(Replies.UNKNOWN_PARAMETER));
    }

    static int octets() {
        return ALL.stream().mapToInt(MailParameter::octets).sum();
    }

    static List<Keyword> keywords() {
        return ALL.stream().map(known -> (Keyword) known::offer).toList();
    }
}
