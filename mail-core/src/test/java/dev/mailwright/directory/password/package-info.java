/** Tests. */
@NullMarked
package dev.mailwright.directory.password;

import org.jspecify.annotations.NullMarked;
