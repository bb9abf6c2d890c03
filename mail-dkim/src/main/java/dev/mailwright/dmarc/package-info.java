/**
 * DMARC (RFC 7489 and the tree walk of its successor): what a domain wants done with mail that claims to be from it and
 * does not prove it. Pure; may use {@code dns} and the results of {@code spf} and {@code dkim}.
 */
@NullMarked
package dev.mailwright.dmarc;

import org.jspecify.annotations.NullMarked;
