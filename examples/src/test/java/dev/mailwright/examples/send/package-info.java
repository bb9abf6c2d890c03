/** Tests of this room. */
@NullMarked
package dev.mailwright.examples.send;

import org.jspecify.annotations.NullMarked;
