package dev.mailwright.store;

/**
 * The stable identity of a mailbox (RFC 8474 MAILBOXID): it stays when the mailbox is renamed and is not given again
 * when it is deleted.
 *
 * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
 */
public record MailboxId(String value) {

    public MailboxId {
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("a mailbox id has 1 to 255 characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                throw new IllegalArgumentException("not a character of a mailbox id: U+" + Integer.toHexString(c));
            }
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
