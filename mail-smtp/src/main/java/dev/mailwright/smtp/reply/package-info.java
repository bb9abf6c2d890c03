/**
 * What the server says: the catalogue of replies and their written form.
 *
 * <p>Uses core's {@link dev.mailwright.check.Reply} and knows no session. Every reply of this module is named in {@link
 * dev.mailwright.smtp.reply.Replies}; nothing else makes one up. Invariants: a reply never repeats what a peer wrote; a
 * line has at most 512 octets. // rfc5321#4.5.3.1.5
 */
@NullMarked
package dev.mailwright.smtp.reply;

import org.jspecify.annotations.NullMarked;
