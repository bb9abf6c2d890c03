/** Tests of this room. */
@NullMarked
package dev.mailwright.smtp.reply;

import org.jspecify.annotations.NullMarked;
