/** Tests of logging in. */
@NullMarked
package dev.mailwright.sasl;

import org.jspecify.annotations.NullMarked;
