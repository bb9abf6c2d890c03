package dev.mailwright.pop3;

import dev.mailwright.Ports;
import java.net.InetSocketAddress;
import java.util.List;

/** A running POP3 service. Thread-safe. Methods may be added; only this module implements it. */
public interface Pop3Listeners extends Ports {

    /** Every address with its real port, those without TLS first. */
    List<InetSocketAddress> addresses();
}
