package dev.mailwright.smtp;

import dev.mailwright.Ports;
import java.net.InetSocketAddress;
import java.util.List;

/** The handle of a bound service. */
record BoundSmtp(Ports ports) implements SmtpListeners {

    @Override
    public int port() {
        return ports.port();
    }

    @Override
    public int tlsPort() {
        return ports.tlsPort();
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return ports.addresses();
    }
}
