package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** LIMITS: how many recipients a message may have here. // rfc9422#4.2 */
final class LimitsKeyword implements Keyword {

    @Override
    public Optional<String> offer(SmtpSession session) {
        return Optional.of("LIMITS RCPTMAX=" + session.host().limits().recipients());
    }
}
