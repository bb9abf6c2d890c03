/** Tests of {@code dev.mailwright.queue.kit}. */
@NullMarked
package dev.mailwright.queue.kit;

import org.jspecify.annotations.NullMarked;
