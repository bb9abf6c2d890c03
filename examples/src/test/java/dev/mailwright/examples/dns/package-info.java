/** The commands about domains, end to end. */
@NullMarked
package dev.mailwright.examples.dns;

import org.jspecify.annotations.NullMarked;
