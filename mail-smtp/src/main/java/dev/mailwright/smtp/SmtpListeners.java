package dev.mailwright.smtp;

import java.net.InetSocketAddress;
import java.util.List;

/** A running SMTP service. Thread-safe. Methods may be added; only this module implements it. */
public interface SmtpListeners {

    /**
     * The first port without TLS from the start; the true one where port 0 was asked for.
     *
     * @throws IllegalStateException when there is none
     */
    int port();

    /**
     * The first port with TLS from the start.
     *
     * @throws IllegalStateException when there is none
     */
    int tlsPort();

    /** Every address, those without TLS first. */
    List<InetSocketAddress> addresses();
}
