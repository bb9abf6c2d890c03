/** Remote servers that do as a test wants: they speak POP3 and IMAP well enough, keep their mail across connections, and can be cut off after any octet. */
@NullMarked
package dev.mailwright.fetch.peer;

import org.jspecify.annotations.NullMarked;
