package dev.mailwright.delivery;

import dev.mailwright.check.Reply;

/** What a recipient gets told at RCPT. */
public sealed interface RecipientAnswer {

    /** Mail for it will be taken. */
    record Accepted() implements RecipientAnswer {}

    /** It will not: a 4xx or 5xx. */
    record Refused(Reply reply) implements RecipientAnswer {}
}
