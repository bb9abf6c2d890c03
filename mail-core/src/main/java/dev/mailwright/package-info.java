/**
 * The server: builder, lifecycle, events, and the small vocabulary that every room may use.
 *
 * <p>Two kinds of type live here. The <b>leaf vocabulary</b> ({@link dev.mailwright.Time}, {@link
 * dev.mailwright.Subscription}, {@link dev.mailwright.Position}, {@link dev.mailwright.Lookup}, {@link
 * dev.mailwright.AccountId}, {@link dev.mailwright.Quota}, {@link dev.mailwright.DataSize}, {@link dev.mailwright.Event},
 * {@link dev.mailwright.EventSink}, {@link dev.mailwright.MailwrightException}) depends on nothing and may be used by
 * every room. The <b>server</b> ({@link dev.mailwright.MailServer} and what it is built from) uses all rooms and is
 * used by the protocol modules only through {@link dev.mailwright.MailService}, {@link dev.mailwright.Rooms} and {@link
 * dev.mailwright.ListeningService}, which does the listening for all of them.
 *
 * <p>Invariants: no static mutable state, no shutdown hook, no thread left after {@code close()}; a builder is mutable,
 * what it builds is not.
 */
@NullMarked
package dev.mailwright;

import org.jspecify.annotations.NullMarked;
