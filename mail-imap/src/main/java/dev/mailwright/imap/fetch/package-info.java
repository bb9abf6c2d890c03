/**
 * Rendering what FETCH asks of a message: ENVELOPE, BODY and BODYSTRUCTURE, sections and partials (RFC 3501 sections
 * 6.4.5 and 7.4.2).
 *
 * <p>May use {@code command}, {@code response}, {@code wire}, {@code dev.mailwright.message} and the nouns of {@code
 * dev.mailwright.store}; knows neither session nor view. Called by {@code verb}. Its face:
 *
 * <pre>{@code
 * public final class FetchRenderer {
 *     public FetchRenderer(List<FetchItem> items);       // once for a command: thread-safe, immutable
 *     public Set<Column> columns();                      // what the rows must have
 *     // "* 12 FETCH (" ... ")\r\n"; extraFlags: add FLAGS although nobody asked, as \Seen was just set
 *     public LazyResponse render(int number, Row row, boolean recent, boolean extraFlags);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Literals are streamed from {@link dev.mailwright.store.Content} in pieces and never held whole in memory.
 *   <li>Structure comes from our own scanner, whose limits make it linear on hostile mail.
 *   <li>The length announced by a literal is the length sent: a message that turns out shorter is a fault.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.fetch;

import org.jspecify.annotations.NullMarked;
