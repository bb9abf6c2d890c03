/**
 * What a program around a server does and the library does not: signals and the end of the process. Knows no command.
 */
@NullMarked
package dev.mailwright.examples.process;

import org.jspecify.annotations.NullMarked;
