/** A real Postfix and its test programs, for tests that exchange mail with it or compare what we do with what it does. */
@NullMarked
package dev.mailwright.testing.postfix;

import org.jspecify.annotations.NullMarked;
