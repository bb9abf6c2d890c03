/**
 * The runnable server and programs to copy from. Nothing depends on this package.
 */
@NullMarked
package dev.mailwright.examples;

import org.jspecify.annotations.NullMarked;
