/** Tests of this room. */
@NullMarked
package dev.mailwright.smtp.net;

import org.jspecify.annotations.NullMarked;
