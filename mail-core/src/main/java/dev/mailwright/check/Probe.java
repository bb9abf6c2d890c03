package dev.mailwright.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check is shown. Each stage adds what is known by then. Immutable; methods may be added, only the library
 * implements it.
 */
public interface Probe {

    /** Who is connected. */
    Peer client();

    /** The name of this server, as in its Received fields; ASCII. */
    String hostname();

    /** When the answer is no longer awaited, by the server's clock. */
    Instant deadline();

    /** What earlier checks found, of this stage and of those before, the oldest first. */
    List<Object> findings();

    /** What an earlier check found of this kind, the latest. */
    default <T> Optional<T> finding(Class<T> kind) {
        return findings().stream().filter(kind::isInstance).map(kind::cast).reduce((first, last) -> last);
    }
}
