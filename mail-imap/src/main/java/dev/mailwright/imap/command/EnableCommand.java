package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * ENABLE (RFC 5161).
 *
 * @param capabilities in upper case, at least one
 */
public record EnableCommand(Set<String> capabilities) {

    public EnableCommand {
        capabilities = new LinkedHashSet<>(capabilities);
    }

    public static EnableCommand parse(Tokens in) {
        Set<String> names = new LinkedHashSet<>();
        do {
            names.add(in.keyword());
        } while (in.take(' '));
        in.end();
        return new EnableCommand(names);
    }
}
