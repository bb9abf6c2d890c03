/** Sender authentication through a whole server: what comes in, what is forwarded, what comes back. */
@NullMarked
package dev.mailwright.examples.authentication;

import org.jspecify.annotations.NullMarked;
