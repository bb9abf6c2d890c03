package dev.mailwright.imap;

import dev.mailwright.Ports;
import java.net.InetSocketAddress;
import java.util.List;

/** The real ports of a running IMAP service. Thread-safe. */
public interface ImapListeners extends Ports {

    /** Every address it listens on, those with TLS first last. */
    List<InetSocketAddress> addresses();
}
