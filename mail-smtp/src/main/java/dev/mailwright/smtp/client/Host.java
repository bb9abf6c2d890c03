package dev.mailwright.smtp.client;

import dev.mailwright.queue.Relay;
import dev.mailwright.queue.RelayLogin;
import dev.mailwright.queue.TlsDemand;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One address of one server that may take the mail. Equal hosts share connections.
 *
 * @param name in the DNS, or a numeric address
 * @param relay its settings, where it was named and not found by DNS
 */
record Host(
        String name, InetSocketAddress address, @Nullable Relay relay, TlsDemand demand) {

    boolean isLmtp() {
        return relay != null && relay.protocol() == Relay.Protocol.LMTP;
    }

    boolean isImplicitTls() {
        return relay != null && relay.security() == Relay.Security.IMPLICIT;
    }

    boolean isNeverTls() {
        return relay != null && relay.security() == Relay.Security.NONE;
    }

    /** Whether plain text is not good enough. */
    boolean needsTls() {
        return relay == null ? demand.isRequired() : relay.security() == Relay.Security.STARTTLS || isImplicitTls();
    }

    Optional<RelayLogin> login() {
        return relay == null ? Optional.empty() : relay.login();
    }

    /** For receipts: name, address and port. */
    String shown() {
        String ip = address.getAddress().getHostAddress();
        return name + "[" + ip + "]:" + address.getPort();
    }
}
