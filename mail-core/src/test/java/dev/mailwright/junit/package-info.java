/** Tests of the room of the same name. */
@NullMarked
package dev.mailwright.junit;

import org.jspecify.annotations.NullMarked;
