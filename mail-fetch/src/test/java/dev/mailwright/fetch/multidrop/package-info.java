/** Tests of how recipients are found in headers. */
@NullMarked
package dev.mailwright.fetch.multidrop;

import org.jspecify.annotations.NullMarked;
