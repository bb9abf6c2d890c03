/**
 * SMTP, submission and LMTP. Uses core alone; never another protocol.
 */
@NullMarked
package dev.mailwright.smtp;

import org.jspecify.annotations.NullMarked;
