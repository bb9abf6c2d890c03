/**
 * From an envelope to durable copies: begin, recipients, commit or abort. Resolves each recipient at once, so that each
 * gets its own answer, stages the message once, and files every copy in one commit.
 *
 * <p>May use {@code routing}, {@code store}, {@code check}, {@code message}, {@code directory}. Called by the protocol
 * modules, the fetch engine and {@code submit()}.
 *
 * <ul>
 *   <li>A positive result for a recipient means that its copy is durable.
 *   <li>A transaction that is closed without a commit leaves nothing behind.
 *   <li>One log line for each message and each copy.
 * </ul>
 */
@NullMarked
package dev.mailwright.delivery;

import org.jspecify.annotations.NullMarked;
