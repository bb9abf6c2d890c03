/** Tests of the coding of answers. */
@NullMarked
package dev.mailwright.pop3.reply;

import org.jspecify.annotations.NullMarked;
