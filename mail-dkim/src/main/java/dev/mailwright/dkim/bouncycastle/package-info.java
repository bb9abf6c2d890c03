/** What Bouncy Castle does for signatures: Ed25519, and reading private keys. Used by {@code dkim} alone, never registered as a provider. */
@NullMarked
package dev.mailwright.dkim.bouncycastle;

import org.jspecify.annotations.NullMarked;
