/** Questions and answers, with a name server of our own on loopback. */
@NullMarked
package dev.mailwright.dns;

import org.jspecify.annotations.NullMarked;
