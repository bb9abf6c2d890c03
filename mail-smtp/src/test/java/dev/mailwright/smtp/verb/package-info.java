/** Tests of this room. */
@NullMarked
package dev.mailwright.smtp.verb;

import org.jspecify.annotations.NullMarked;
