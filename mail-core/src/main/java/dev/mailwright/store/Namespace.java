package dev.mailwright.store;

import java.util.List;

/**
 * How mailbox names look to clients (RFC 2342): a separator and a prefix before every name but INBOX.
 *
 * @param prefix empty, or text that ends with the separator
 * @param separator one of {@code / . \ ^ ~}
 */
public record Namespace(String prefix, char separator) {

    /** Separator {@code /}, no prefix. */
    public static final Namespace DEFAULT = new Namespace("", '/');

    public Namespace {
        if ("/.\\^~".indexOf(separator) < 0) {
            throw new IllegalArgumentException("the separator is one of / . \\ ^ ~, not '" + separator + "'");
        }
        if (!prefix.isEmpty() && prefix.charAt(prefix.length() - 1) != separator) {
            throw new IllegalArgumentException("the prefix '" + prefix + "' must end with the separator " + separator);
        }
    }

    /** The name as Unicode text of the wire, prefix included; encoding it as modified UTF-7 is IMAP's matter. */
    public String render(MailboxName name) {
        String text = String.join(String.valueOf(separator), name.levels());
        return name.isInbox() ? text : prefix + text;
    }

    /**
     * The mailbox that clients see one level below INBOX. Where the prefix is INBOX and the separator, as Courier and many
     * Dovecot boxes have it, that is a name of the first level.
     */
    public MailboxName belowInbox(String level) {
        return prefix.equalsIgnoreCase("INBOX" + separator) ? MailboxName.of(level) : MailboxName.INBOX.child(level);
    }

    /**
     * The name behind a text of the wire.
     *
     * @throws InvalidMailboxNameException when it has an empty level, stands outside the prefix, or is no name
     */
    public MailboxName parse(String text) {
        if (text.equalsIgnoreCase("INBOX")) {
            return MailboxName.INBOX;
        }
        if (!text.startsWith(prefix)) {
            throw new InvalidMailboxNameException("mailbox names begin with " + prefix);
        }
        String rest = text.substring(prefix.length());
        return MailboxName.of(List.of(rest.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1)));
    }
}
