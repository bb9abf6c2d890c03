/** Tests of this room. */
@NullMarked
package dev.mailwright.smtp.session;

import org.jspecify.annotations.NullMarked;
