/** SPF against the public suite, other implementations and hostile records. */
@NullMarked
package dev.mailwright.spf;

import org.jspecify.annotations.NullMarked;
