package dev.mailwright.check;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/** What a check is shown. Each stage adds what is known by then. */
public interface Probe {

    /** Where the client connects from. */
    InetSocketAddress client();

    /** When the answer is no longer awaited. */
    Instant deadline();

    /** What an earlier check found of this kind, the latest. */
    <T> Optional<T> finding(Class<T> kind);
}
