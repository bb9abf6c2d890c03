/**
 * The mailboxes: the SPI {@link dev.mailwright.store.MailStore} and its nouns. {@code .maildir} and {@code .memory}
 * furnish it; the contract kit in the test jar says what every store must do.
 *
 * <p>May use {@code message} and the leaf vocabulary. Reads block and belong on a worker; changes complete their stage
 * when they are durable, so that concurrent ones group into one commit without a thread each.
 *
 * <ul>
 *   <li>Within a mailbox UIDs ascend and are never used twice; UIDVALIDITY never repeats for a name.
 *   <li>Each change gets one MODSEQ; expunges are remembered; what was forgotten is said ({@code Gap}).
 *   <li>A {@link dev.mailwright.store.View} never changes once handed out.
 * </ul>
 */
@NullMarked
package dev.mailwright.store;

import org.jspecify.annotations.NullMarked;
