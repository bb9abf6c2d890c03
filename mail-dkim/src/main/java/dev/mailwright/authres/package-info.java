/**
 * The Authentication-Results field (RFC 8601): written, read, and told apart from forged ones. Pure; may use nothing but
 * the header fields of {@code message}.
 */
@NullMarked
package dev.mailwright.authres;

import org.jspecify.annotations.NullMarked;
