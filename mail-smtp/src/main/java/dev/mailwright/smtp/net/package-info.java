/**
 * SMTP on sockets: adapts a session to core's strand; core's listening service does the rest.
 *
 * <p>The only room of this module that sees Netty. Knows {@code session} and {@code reply}; called by the public face.
 */
@NullMarked
package dev.mailwright.smtp.net;

import org.jspecify.annotations.NullMarked;
