/** Tests of checks. */
@NullMarked
package dev.mailwright.check;

import org.jspecify.annotations.NullMarked;
