package dev.mailwright.check;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Who is connected. Methods may be added; only the library implements it. */
public interface Peer {

    /** Where the client connects from; behind a trusted proxy what that says. */
    InetSocketAddress remote();

    default InetAddress address() {
        return remote().getAddress();
    }

    /** The name of the session in logs. */
    String session();

    /** {@code smtp}, {@code submission} or {@code lmtp}. */
    String protocol();

    /** Inside TLS. */
    boolean encrypted();

    /** The login of somebody who has logged in. */
    Optional<String> login();

    /** The address is in a network that relays through here, or somebody has logged in. */
    boolean trusted();
}
