package dev.mailwright.sasl;

import dev.mailwright.directory.Access;
import java.net.InetAddress;

/**
 * From where and through which door somebody logs in.
 *
 * @param session the id of the connection in logs
 * @param protocol {@code smtp}, {@code imap} or {@code pop3}, for logs and events
 * @param secure the connection is inside TLS, or on loopback where plaintext is allowed
 * @param channel what TLS says of the connection
 */
public record LoginContext(
        String session, String protocol, InetAddress client, Access door, boolean secure, SaslChannel channel) {

    /** A connection of which TLS says nothing. */
    public LoginContext(String session, String protocol, InetAddress client, Access door, boolean secure) {
        this(session, protocol, client, door, secure, SaslChannel.NONE);
    }

    /** The same connection with what TLS says of it. */
    public LoginContext over(SaslChannel tls) {
        return new LoginContext(session, protocol, client, door, secure, tls);
    }
}
