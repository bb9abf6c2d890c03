package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/** GETQUOTA and SETQUOTA (RFC 9208 sections 4.1.1 and 4.1.3); the limits that a client wants do not matter. */
public record QuotaCommand(String root) {

    public static QuotaCommand parse(Tokens in, boolean change) {
        String root = in.astring();
        if (change) {
            in.space();
            in.listOrEmpty(() -> {
                in.atom();
                in.space();
                return in.number();
            });
        }
        in.end();
        return new QuotaCommand(root);
    }
}
