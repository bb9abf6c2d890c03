/**
 * The fetch engine: accounts on other people's servers, polled by IMAP and POP3 into local mailboxes, aliases or a multidrop, each message exactly once. Entry:
 * {@link dev.mailwright.fetch.Fetch}.
 *
 * <p>Here live what an embedder says and reads. {@code journal} remembers, {@code source} is what the engine wants of a
 * remote mailbox, {@code imap} and {@code pop3} speak to it, {@code net} connects, {@code multidrop} finds recipients. Arrows point from here to the
 * others, never back. Nothing here knows Netty: a poll is a thread of its own that blocks.
 */
@NullMarked
package dev.mailwright.fetch;

import org.jspecify.annotations.NullMarked;
