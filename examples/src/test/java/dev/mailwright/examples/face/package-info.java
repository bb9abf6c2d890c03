/** Programs as an application's programmers would write them; that they compile and run as they read is the test. */
@NullMarked
package dev.mailwright.examples.face;

import org.jspecify.annotations.NullMarked;
