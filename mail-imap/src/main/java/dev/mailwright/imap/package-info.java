/**
 * IMAP. Uses core alone; shares nothing with {@code dev.mailwright.pop3} but core.
 */
@NullMarked
package dev.mailwright.imap;

import org.jspecify.annotations.NullMarked;
