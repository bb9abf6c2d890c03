/**
 * Sender authentication plugged into a server: a check of mail that comes in, and steps for mail that leaves. The only room
 * of this module that sees {@code core.check}; nothing uses it but applications.
 */
@NullMarked
package dev.mailwright.checks;

import org.jspecify.annotations.NullMarked;
