/** Tests of the event kinds. */
@NullMarked
package dev.mailwright.event;

import org.jspecify.annotations.NullMarked;
