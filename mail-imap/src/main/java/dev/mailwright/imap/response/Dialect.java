package dev.mailwright.imap.response;

import dev.mailwright.store.ModifiedUtf7;
import java.util.EnumSet;
import java.util.Set;

/** How a client wants to be spoken to: the extensions that it has enabled. Immutable. */
public final class Dialect {

    /** Nothing is enabled. */
    public static final Dialect PLAIN = new Dialect(EnumSet.noneOf(Extension.class));

    private final Set<Extension> enabled;

    private Dialect(Set<Extension> enabled) {
        this.enabled = enabled;
    }

    /** The same with one more, and what that one implies. */
    public Dialect with(Extension extension) {
        Set<Extension> more = EnumSet.of(extension);
        more.addAll(enabled);
        if (extension == Extension.QRESYNC) {
            more.add(Extension.CONDSTORE);
        }
        return new Dialect(more);
    }

    public boolean speaks(Extension extension) {
        return enabled.contains(extension);
    }

    /** FETCH responses carry MODSEQ. */
    public boolean condstore() {
        return speaks(Extension.CONDSTORE);
    }

    /** VANISHED in place of EXPUNGE, and each FETCH response has its UID. */
    public boolean qresync() {
        return speaks(Extension.QRESYNC);
    }

    /** RECENT is not told, ESEARCH is in place of SEARCH. */
    public boolean rev2() {
        return speaks(Extension.IMAP4REV2);
    }

    /** Mailbox names are UTF-8. */
    public boolean utf8() {
        return rev2() || speaks(Extension.UTF8_ACCEPT);
    }

    /** A mailbox name of Unicode text. */
    // rfc9051#5.1
    public String mailbox(String text) {
        if (!utf8()) {
            return Encoding.mailbox(text);
        }
        return text.chars().allMatch(c -> c < 0x80) ? Encoding.astring(text) : mailboxString(text);
    }

    /** The same as a string, which may be empty. */
    public String mailboxString(String text) {
        if (!utf8()) {
            return Encoding.string(ModifiedUtf7.encode(text));
        }
        return '"' + Encoding.utf8(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
