package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;

/**
 * What became of the message for one accepted recipient.
 *
 * @param recipient as the client named it
 * @param reply 250 when every copy is durable, else 4xx or 5xx
 */
public record RecipientResult(EmailAddress recipient, Reply reply) {}
