/** A real Dovecot and a plain client, for tests that compare what we do to mail with what it does. */
@NullMarked
package dev.mailwright.testing.dovecot;

import org.jspecify.annotations.NullMarked;
