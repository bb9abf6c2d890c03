package dev.mailwright;

/** The real ports of a listening service: what its handle offers at least. */
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
}
