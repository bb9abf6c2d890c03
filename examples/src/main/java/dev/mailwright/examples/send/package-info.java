/** A mail client for the command line: hands one message to a server and says what became of it. */
@NullMarked
package dev.mailwright.examples.send;

import org.jspecify.annotations.NullMarked;
