/** Tests of this room. */
@NullMarked
package dev.mailwright.imap.command;

import org.jspecify.annotations.NullMarked;
