package dev.mailwright.imap.response;

import dev.mailwright.store.Flag;
import dev.mailwright.store.UidSet;
import java.util.Collection;
import java.util.OptionalLong;

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

    /** UIDs that are gone. */
    // rfc7162#3.2.10
    public Untagged vanished(UidSet uids) {
        return line("VANISHED " + uids);
    }

    /** The flags of a message, with its UID where that was asked for, and its MODSEQ where it is not empty. */
    public Untagged flags(
            int number, long uid, boolean withUid, Collection<Flag> flags, boolean recent, OptionalLong modSeq) {
        String id = withUid ? "UID " + uid + " " : "";
        String sequence = modSeq.isPresent() ? " MODSEQ (" + modSeq.getAsLong() + ")" : "";
        return line(number + " FETCH (" + id + "FLAGS " + Encoding.flags(flags, recent) + sequence + ")");
    }

    /** The MODSEQ of a message whose flags the client knows. */
    // rfc7162#3.1.3
    public Untagged modSeq(int number, long uid, boolean withUid, long modSeq) {
        return line(number + " FETCH (" + (withUid ? "UID " + uid + " " : "") + "MODSEQ (" + modSeq + "))");
    }
}
