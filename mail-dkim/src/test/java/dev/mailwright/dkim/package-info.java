/** DKIM by the examples of its RFCs, other implementations, generated messages and hostile input. */
@NullMarked
package dev.mailwright.dkim;

import org.jspecify.annotations.NullMarked;
