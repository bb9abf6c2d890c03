package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.MailboxText;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Namespace;

/**
 * The name of a mailbox as a client wrote it (RFC 3501 section 5.1).
 *
 * @param wire octets
 * @param utf8 they are UTF-8, not modified UTF-7
 */
public record MailboxArgument(String wire, boolean utf8) {

    static MailboxArgument parse(Tokens in) {
        return new MailboxArgument(in.astring(), in.utf8());
    }

    /**
     * The mailbox it names.
     *
     * @throws InvalidMailboxNameException when it cannot be one
     */
    public MailboxName in(Namespace namespace) {
        return namespace.parse(text());
    }

    private String text() {
        return MailboxText.decode(wire, utf8)
                .orElseThrow(() -> new InvalidMailboxNameException(
                        "the mailbox name is not valid " + (utf8 ? "UTF-8" : "modified UTF-7")));
    }

    /** The mailbox it names for CREATE, where a separator at its end only says that mailboxes will be below it. */
    public MailboxName toCreate(Namespace namespace) {
        int last = wire.length() - 1;
        boolean level = last > 0 && wire.charAt(last) == namespace.separator();
        return (level ? new MailboxArgument(wire.substring(0, last), utf8) : this).in(namespace);
    }
}
