package dev.mailwright.pop3.net;

import dev.mailwright.net.ConnectionLimits;
import dev.mailwright.net.EventLoops;
import dev.mailwright.net.TlsContexts;
import dev.mailwright.net.Workers;
import java.util.Optional;

/** What a service takes from the server's network. All of it is closed by its owner. */
record Sockets(EventLoops loops, Workers workers, ConnectionLimits limits, Optional<TlsContexts> tls) {}
