package dev.mailwright.imap.response;

import dev.mailwright.store.Flag;
import java.util.Collection;

/** Writes untagged responses (RFC 3501 section 7), each a whole line. Confined to the strand of the connection. */
public final class Untagged {

    private final ImapOutput out;

    public Untagged(ImapOutput out) {
        this.out = out;
    }

    /** Any response, without its star and its CRLF. */
    public Untagged line(CharSequence response) {
        out.text("* ").text(response).text("\r\n");
        return this;
    }

    public Untagged ok(ResponseCode code, String text) {
        return line("OK [" + code.text() + "] " + text);
    }

    public Untagged bad(String text) {
        return line("BAD " + text);
    }

    public Untagged bye(String text) {
        return line("BYE " + text);
    }

    public Untagged bye(ResponseCode code, String text) {
        return line("BYE [" + code.text() + "] " + text);
    }

    public Untagged exists(int count) {
        return line(count + " EXISTS");
    }

    public Untagged recent(long count) {
        return line(count + " RECENT");
    }

    public Untagged expunge(int number) {
        return line(number + " EXPUNGE");
    }

    /** The flags of a message, with its UID where that was asked for. */
    public Untagged flags(int number, long uid, boolean withUid, Collection<Flag> flags, boolean recent) {
        String id = withUid ? "UID " + uid + " " : "";
        return line(number + " FETCH (" + id + "FLAGS " + Encoding.flags(flags, recent) + ")");
    }
}
