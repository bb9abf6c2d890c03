package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/**
 * LIST and LSUB (RFC 3501 sections 6.3.8 and 6.3.9).
 *
 * @param subscribed it is LSUB
 * @param reference put before the pattern, modified UTF-7
 * @param pattern with the wildcards {@code *} and {@code %}, modified UTF-7
 */
public record ListCommand(boolean subscribed, String reference, String pattern) {

    public static ListCommand parse(Tokens in, boolean subscribed) {
        String reference = in.astring();
        in.space();
        String pattern = in.listMailbox();
        in.end();
        return new ListCommand(subscribed, reference, pattern);
    }
}
