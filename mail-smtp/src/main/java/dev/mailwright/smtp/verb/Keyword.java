package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.session.SmtpSession;
import java.util.Optional;

/** A line in the answer to EHLO, where it is true at that moment. */
@FunctionalInterface
public interface Keyword {

    Optional<String> offer(SmtpSession session);

    /** One that is always true. */
    static Keyword always(String text) {
        return session -> Optional.of(text);
    }
}
