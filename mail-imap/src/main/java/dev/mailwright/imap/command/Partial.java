package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;
import java.util.Optional;

/**
 * A piece of a section (RFC 3501 section 6.4.5): {@code <0.1024>}.
 *
 * @param from the first octet, from 0; the response repeats it
 * @param length most octets, at least 1
 */
public record Partial(long from, long length) {

    static Optional<Partial> parse(Tokens in) {
        if (!in.take('<')) {
            return Optional.empty();
        }
        long from = in.number();
        in.expect('.');
        long length = in.nonZero();
        in.expect('>');
        return Optional.of(new Partial(from, length));
    }
}
