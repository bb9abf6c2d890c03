/**
 * Brings mail to other servers by SMTP, and to other stores by LMTP: the courier, who it calls, what it says. Sees no network library; its
 * connections are {@link dev.mailwright.net.ClientLink}s.
 *
 * <ul>
 *   <li>Nothing that a server says makes it fail other than with a receipt; replies are bounded.
 *   <li>Once the final dot has gone out and no answer has come, the mail is tried again and may arrive twice; before it, never.
 *   <li>Stray CR and LF do not leave this server, so that nobody reads two messages where there was one.
 *   <li>No thread waits for a peer.
 * </ul>
 */
@NullMarked
package dev.mailwright.smtp.client;

import org.jspecify.annotations.NullMarked;
