/** Tests of POP3 as a whole. */
@NullMarked
package dev.mailwright.pop3;

import org.jspecify.annotations.NullMarked;
