/** Tests. */
@NullMarked
package dev.mailwright.directory.memory;

import org.jspecify.annotations.NullMarked;
