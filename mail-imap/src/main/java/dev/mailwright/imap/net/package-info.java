/**
 * IMAP over {@code dev.mailwright.net}: frames to the session, the session's turns to steps.
 *
 * <p>The only room of IMAP that sees core's net. Used by the service, {@code dev.mailwright.imap.Imap}, alone.
 */
@NullMarked
package dev.mailwright.imap.net;

import org.jspecify.annotations.NullMarked;
