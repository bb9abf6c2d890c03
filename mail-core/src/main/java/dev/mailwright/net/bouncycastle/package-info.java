/**
 * Makes certificates with Bouncy Castle, an optional dependency: the only corner of this room that sees it. Called by {@code dev.mailwright.net}, by tests
 * and by examples.
 */
@NullMarked
package dev.mailwright.net.bouncycastle;

import org.jspecify.annotations.NullMarked;
