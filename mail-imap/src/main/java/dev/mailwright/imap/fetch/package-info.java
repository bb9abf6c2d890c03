/**
 * Rendering what FETCH asks of a message: ENVELOPE, BODY and BODYSTRUCTURE, sections and partials (RFC 3501 sections
 * 6.4.5 and 7.4.2).
 *
 * <p>May use {@code command}, {@code response}, {@code wire}, {@code dev.mailwright.message} and the nouns of {@code
 * dev.mailwright.store}; knows neither session nor view. Called by {@code verb} through
 * {@link dev.mailwright.imap.fetch.FetchRenderer}.
 *
 * <ul>
 *   <li>A new item costs a row in the table of answers, which says what columns it reads and how its value is made; a
 *       section is ranges of the stored octets, and a partial a slice of them.
 *   <li>Literals are streamed from {@link dev.mailwright.store.Content} in pieces and never held whole in memory.
 *   <li>Structure comes from our own scanner, whose limits make it linear on hostile mail.
 *   <li>The length announced by a literal is the length sent: a message that turns out shorter is a fault.
 * </ul>
 */
@NullMarked
package dev.mailwright.imap.fetch;

import org.jspecify.annotations.NullMarked;
