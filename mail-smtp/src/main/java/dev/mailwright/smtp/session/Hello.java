package dev.mailwright.smtp.session;

import dev.mailwright.smtp.command.HelloKind;

/**
 * How the client called itself.
 *
 * @param name unchecked, by the client; never written anywhere as it is
 */
public record Hello(String name, HelloKind kind) {

    /** It knows of parameters. */
    public boolean extended() {
        return kind.extended();
    }
}
