/**
 * The hashes that the JDK does not have, by Bouncy Castle, an optional dependency: the only corner of this room that
 * sees it. Called by {@code dev.mailwright.directory.password}, which looks first whether the library is there.
 *
 * <p>Bouncy Castle is never registered as a provider: its classes are called as they are.
 */
@NullMarked
package dev.mailwright.directory.password.bouncycastle;

import org.jspecify.annotations.NullMarked;
