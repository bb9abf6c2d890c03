package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.session.Pop3Session;
import java.util.Optional;

/** A line in the answer to CAPA, where it is true on this connection. // rfc2449#5 */
@FunctionalInterface
public interface Capability {

    Optional<String> offer(Pop3Session session);

    /** One that is always true. */
    static Capability always(String text) {
        return session -> Optional.of(text);
    }
}
