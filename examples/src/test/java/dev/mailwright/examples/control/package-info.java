/** Tests of the control socket. */
@NullMarked
package dev.mailwright.examples.control;

import org.jspecify.annotations.NullMarked;
