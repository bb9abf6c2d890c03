/** Public conformance suites: found beside the checkout, or skipped. */
@NullMarked
package dev.mailwright.suite;

import org.jspecify.annotations.NullMarked;
