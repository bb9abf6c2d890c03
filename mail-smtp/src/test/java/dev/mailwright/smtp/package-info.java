/** Tests of the public face, and rules for the whole module. */
@NullMarked
package dev.mailwright.smtp;

import org.jspecify.annotations.NullMarked;
