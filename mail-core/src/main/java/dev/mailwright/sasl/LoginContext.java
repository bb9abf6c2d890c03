package dev.mailwright.sasl;

import dev.mailwright.directory.Access;
import java.net.InetAddress;

/**
 * From where and through which door somebody logs in.
 *
 * @param session the id of the connection in logs
 * @param protocol {@code smtp}, {@code imap} or {@code pop3}, for logs and events
 * @param secure the connection is inside TLS, or on loopback where plaintext is allowed
 */
public record LoginContext(String session, String protocol, InetAddress client, Access door, boolean secure) {}
