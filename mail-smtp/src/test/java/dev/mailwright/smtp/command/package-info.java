/** Tests of this room. */
@NullMarked
package dev.mailwright.smtp.command;

import org.jspecify.annotations.NullMarked;
