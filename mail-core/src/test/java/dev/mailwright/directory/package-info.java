/** Tests. */
@NullMarked
package dev.mailwright.directory;

import org.jspecify.annotations.NullMarked;
