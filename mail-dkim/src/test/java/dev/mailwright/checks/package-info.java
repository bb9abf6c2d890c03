/** The checks and steps in a server's place. */
@NullMarked
package dev.mailwright.checks;

import org.jspecify.annotations.NullMarked;
