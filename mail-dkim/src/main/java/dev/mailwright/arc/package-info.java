/**
 * The Authenticated Received Chain (RFC 8617): what hosts on the way found out about a message, sealed by each. Pure; builds
 * on {@code dkim}.
 */
@NullMarked
package dev.mailwright.arc;

import org.jspecify.annotations.NullMarked;
