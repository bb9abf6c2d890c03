/** Tests of this room. */
@NullMarked
package dev.mailwright.imap.wire;

import org.jspecify.annotations.NullMarked;
