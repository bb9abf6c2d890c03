/** Tests of this room. */
@NullMarked
package dev.mailwright.imap.verb;

import org.jspecify.annotations.NullMarked;
