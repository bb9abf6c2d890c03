/**
 * The runnable jar as a process, and real mail programs against it. They skip, saying why, where a program is missing.
 */
@NullMarked
package dev.mailwright.examples.interop;

import org.jspecify.annotations.NullMarked;
