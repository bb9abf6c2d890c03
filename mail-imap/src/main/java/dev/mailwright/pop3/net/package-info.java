/**
 * POP3 on sockets: adapts a session to core's strand; core's listening service does the rest.
 *
 * <p>The only room of POP3 that sees Netty. Knows {@code session} and {@code reply}; called by the public face.
 */
@NullMarked
package dev.mailwright.pop3.net;

import org.jspecify.annotations.NullMarked;
