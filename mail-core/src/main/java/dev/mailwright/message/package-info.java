/**
 * A message as bytes, and what can be learned from them: {@link dev.mailwright.message.Envelope}, the replayable
 * {@link dev.mailwright.message.Message}, header edits that only prepend, the single-pass MIME structure scanner, and
 * decoding for search.
 *
 * <p>Nothing here knows a protocol, a store or the network, and nothing here sees a foreign MIME library (that is the
 * corner {@code .mime4j}). Uses {@code address} only. Invariants: the bytes of a message are never changed once
 * accepted; every parser is linear, has limits and never throws on what a peer wrote; failing disks raise
 * {@link dev.mailwright.message.MessageIoException}.
 */
@NullMarked
package dev.mailwright.message;

import org.jspecify.annotations.NullMarked;
