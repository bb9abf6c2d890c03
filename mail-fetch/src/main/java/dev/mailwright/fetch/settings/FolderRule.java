package dev.mailwright.fetch.settings;

import dev.mailwright.store.MailboxName;

/**
 * One remote folder.
 *
 * @param remote its name there, decoded
 * @param local where its mail goes in the account of the destination; INBOX lets subaddresses decide
 */
public record FolderRule(String remote, MailboxName local) {

    /** The only folder of POP3, and what IMAP takes when nothing is said. */
    public static final FolderRule INBOX = new FolderRule("INBOX", MailboxName.INBOX);
}
