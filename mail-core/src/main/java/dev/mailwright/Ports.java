package dev.mailwright;

import java.net.InetSocketAddress;
import java.util.List;

/** The real ports of a listening service: what its handle offers at least. Thread-safe. Methods may be added; only services of servers implement it. */
public interface Ports {

    /**
     * The first port without TLS from the start.
     *
     * @throws IllegalStateException when it listens on none
     */
    int port();

    /**
     * The first port with TLS from the start.
     *
     * @throws IllegalStateException when it listens on none
     */
    int tlsPort();

    /** Every address with its real port, those without TLS from the start first. */
    List<InetSocketAddress> addresses();
}
