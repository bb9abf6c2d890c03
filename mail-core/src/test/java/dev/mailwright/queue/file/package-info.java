/** Tests of {@code dev.mailwright.queue.file}. */
@NullMarked
package dev.mailwright.queue.file;

import org.jspecify.annotations.NullMarked;
