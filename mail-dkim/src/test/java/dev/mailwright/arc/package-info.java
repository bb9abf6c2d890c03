/** Chains by the public suites. */
@NullMarked
package dev.mailwright.arc;

import org.jspecify.annotations.NullMarked;
