/**
 * Evaluating search keys over a mailbox (RFC 3501 section 6.4.4).
 *
 * <p>May use {@code command}, {@code view}, {@code dev.mailwright.message} and the nouns of {@code dev.mailwright.store}.
 * Called by {@code verb}, on a worker. Its face:
 *
 * <pre>{@code
 * public final class SearchEvaluator {
 *     public SearchEvaluator(Mailbox mailbox, View view, SessionView numbers);
 *     public UidSet search(SearchKey key);      // ascending UIDs, only such as numbers knows
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Cheap keys (numbers, flags, sizes, dates) decide first; a message's bytes are read only where nothing else decides.
 *   <li>{@link dev.mailwright.store.Mailbox#narrow} is asked first where texts are looked for.
 *   <li>A client's text is never made a regular expression; matching is linear and bounded per message.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.search;

import org.jspecify.annotations.NullMarked;
