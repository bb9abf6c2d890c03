package dev.mailwright.smtp;

import dev.mailwright.Ports;
import java.net.InetSocketAddress;
import java.util.List;

/** A running SMTP service. Thread-safe. Methods may be added; only this module implements it. */
public interface SmtpListeners extends Ports {

    /** Every address, those without TLS first, with their true ports. */
    List<InetSocketAddress> addresses();
}
