package dev.mailwright.imap.response;

import dev.mailwright.store.MailboxId;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import java.util.Collection;

/**
 * What stands in brackets before the text of a response, for programs (RFC 3501 section 7.1, RFC 5530, RFC 4315).
 *
 * @param text without the brackets
 */
public record ResponseCode(String text) {

    private static final int LONGEST_URL = 500;

    public static final ResponseCode ALERT = new ResponseCode("ALERT");
    public static final ResponseCode ALREADYEXISTS = new ResponseCode("ALREADYEXISTS");
    public static final ResponseCode AUTHENTICATIONFAILED = new ResponseCode("AUTHENTICATIONFAILED");
    public static final ResponseCode AUTHORIZATIONFAILED = new ResponseCode("AUTHORIZATIONFAILED");
    public static final ResponseCode BADCHARSET = new ResponseCode("BADCHARSET (US-ASCII UTF-8)");
    public static final ResponseCode CANNOT = new ResponseCode("CANNOT");
    public static final ResponseCode CLIENTBUG = new ResponseCode("CLIENTBUG");
    /** rfc7162#3.2.11: the mailbox that was selected before is not any more. */
    public static final ResponseCode CLOSED = new ResponseCode("CLOSED");

    public static final ResponseCode EXPUNGEISSUED = new ResponseCode("EXPUNGEISSUED");
    public static final ResponseCode LIMIT = new ResponseCode("LIMIT");
    public static final ResponseCode NONEXISTENT = new ResponseCode("NONEXISTENT");
    public static final ResponseCode NOPERM = new ResponseCode("NOPERM");
    public static final ResponseCode OVERQUOTA = new ResponseCode("OVERQUOTA");
    public static final ResponseCode PRIVACYREQUIRED = new ResponseCode("PRIVACYREQUIRED");
    public static final ResponseCode READ_ONLY = new ResponseCode("READ-ONLY");
    public static final ResponseCode READ_WRITE = new ResponseCode("READ-WRITE");
    public static final ResponseCode SERVERBUG = new ResponseCode("SERVERBUG");
    /** rfc7889#4: the message is larger than the server takes. */
    public static final ResponseCode TOOBIG = new ResponseCode("TOOBIG");

    public static final ResponseCode TRYCREATE = new ResponseCode("TRYCREATE");
    public static final ResponseCode UNAVAILABLE = new ResponseCode("UNAVAILABLE");
    /** rfc6154#3: no such special use, or not for this mailbox. */
    public static final ResponseCode USEATTR = new ResponseCode("USEATTR");

    public static ResponseCode capability(Collection<String> names) {
        return new ResponseCode("CAPABILITY " + String.join(" ", names));
    }

    // rfc7162#3.1.2.1
    public static ResponseCode highestModSeq(ModSeq modSeq) {
        return new ResponseCode("HIGHESTMODSEQ " + modSeq);
    }

    /** Numbers or UIDs of messages that had been changed. */
    // rfc7162#3.1.3
    public static ResponseCode modified(UidSet messages) {
        return new ResponseCode("MODIFIED " + messages);
    }

    /** rfc8474#4.2 */
    public static ResponseCode mailboxId(MailboxId id) {
        return new ResponseCode("MAILBOXID (" + id + ")");
    }

    // rfc4315#3
    // rfc3502#6.3.11
    public static ResponseCode appendUid(UidValidity validity, UidSet uids) {
        return new ResponseCode("APPENDUID " + validity + " " + uids);
    }

    // rfc4469#4.2
    public static ResponseCode badUrl(String url) {
        String shown = url.codePoints()
                .limit(LONGEST_URL)
                .filter(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != ']')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new ResponseCode("BADURL \"" + shown + "\"");
    }

    // rfc4315#3
    public static ResponseCode copyUid(UidMap map) {
        return new ResponseCode("COPYUID " + map.validity() + " " + map.source() + " " + map.target());
    }
}
