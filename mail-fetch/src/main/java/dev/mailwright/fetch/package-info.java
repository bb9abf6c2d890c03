/**
 * The fetch engine: accounts on other servers, polled into local mailboxes, aliases or a multidrop.
 */
@NullMarked
package dev.mailwright.fetch;

import org.jspecify.annotations.NullMarked;
