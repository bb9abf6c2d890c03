/**
 * POP3 (RFC 1939): {@link dev.mailwright.pop3.Pop3#server()} for a server's builder.
 *
 * <p>Inside, {@code net} puts a {@code session} on sockets, the session finds its {@code verb} in a table, and verbs speak in the words of {@code command} and
 * {@code reply}. Uses core alone; shares nothing with {@code dev.mailwright.imap} but core.
 *
 * <ul>
 *   <li>A session sees INBOX as it was at the login. Several sessions may read one mailbox at a time.
 *   <li>Messages are removed by QUIT and by nothing else.
 *   <li>What a client does wrong is {@code -ERR}; what the machine does wrong is {@code -ERR [SYS/TEMP]} and one line in the log.
 * </ul>
 */
@NullMarked
package dev.mailwright.pop3;

import org.jspecify.annotations.NullMarked;
