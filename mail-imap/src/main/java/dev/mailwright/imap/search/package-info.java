/**
 * Evaluating search keys over a mailbox (RFC 3501 section 6.4.4).
 *
 * <p>May use {@code command}, {@code view}, {@code dev.mailwright.message} and the nouns of {@code dev.mailwright.store}.
 * Called by {@code verb}, on a worker, through {@link dev.mailwright.imap.search.SearchEvaluator}: all at once, or portion
 * by portion with {@link dev.mailwright.imap.search.Search}, so that a long search gives up the thread in between and ends
 * when its connection does.
 *
 * <ul>
 *   <li>A new kind of key costs a row in the table of conditions and one in that of store criteria.
 *   <li>Cheap keys (numbers, flags, sizes, dates) decide first; a message's bytes are read only where nothing else decides.
 *   <li>{@link dev.mailwright.store.Mailbox#narrow} is asked first where texts are looked for.
 *   <li>A client's text is never made a regular expression; matching is linear and bounded per message.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.search;

import org.jspecify.annotations.NullMarked;
