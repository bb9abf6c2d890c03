package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/** A command without arguments. */
public enum BareCommand {
    BARE;

    public static BareCommand parse(Tokens in) {
        in.end();
        return BARE;
    }
}
