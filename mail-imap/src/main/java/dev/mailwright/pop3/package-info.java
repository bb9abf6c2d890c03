/**
 * POP3. Uses core alone; shares nothing with {@code dev.mailwright.imap} but core.
 */
@NullMarked
package dev.mailwright.pop3;

import org.jspecify.annotations.NullMarked;
