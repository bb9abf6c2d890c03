/** Tests of {@code dev.mailwright.queue}. */
@NullMarked
package dev.mailwright.queue;

import org.jspecify.annotations.NullMarked;
