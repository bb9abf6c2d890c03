/**
 * Commands about domains: keys, the records that they have to publish, what they do publish, and whether a message is what
 * it says. Called by {@code Main} alone.
 */
@NullMarked
package dev.mailwright.examples.dns;

import org.jspecify.annotations.NullMarked;
