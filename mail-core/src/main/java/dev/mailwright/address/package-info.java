/**
 * The nouns of an e-mail address and their parser: {@link dev.mailwright.address.LocalPart},
 * {@link dev.mailwright.address.Domain}, {@link dev.mailwright.address.EmailAddress}, the paths of SMTP and the
 * subaddress.
 *
 * <p>Pure values: no input or output, no look-ups, no other room of this library. Every room may use this one.
 * Invariants: each instance is valid and immutable; a domain is always lower case and in A-label form; parsing is linear
 * in the text and throws {@link dev.mailwright.address.AddressSyntaxException} and nothing else.
 */
@NullMarked
package dev.mailwright.address;

import org.jspecify.annotations.NullMarked;
