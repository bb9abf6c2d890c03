/** Tests of log text and loop guard. */
@NullMarked
package dev.mailwright.observe;

import org.jspecify.annotations.NullMarked;
