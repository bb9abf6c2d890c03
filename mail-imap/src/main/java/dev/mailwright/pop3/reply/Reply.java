package dev.mailwright.pop3.reply;

/**
 * The first line of an answer.
 *
 * @param kind decides the status indicator
 * @param code a response code without its brackets (RFC 2449 section 8); empty for none
 * @param text for people
 */
public record Reply(Kind kind, String code, String text) {

    /** How the client did. */
    public enum Kind {
        OK,
        /** Refused, or impossible now. */
        ERR,
        /** Not a command that could be right: too many of them end the session. */
        BAD
    }

    static Reply ok(String text) {
        return new Reply(Kind.OK, "", text);
    }

    static Reply err(String text) {
        return new Reply(Kind.ERR, "", text);
    }

    static Reply err(String code, String text) {
        return new Reply(Kind.ERR, code, text);
    }

    static Reply bad(String text) {
        return new Reply(Kind.BAD, "", text);
    }

    /** The line with its CRLF. // rfc1939#3 rfc2449#8 */
    public String line() {
        String status = kind == Kind.OK ? "+OK" : "-ERR";
        return status + (code.isEmpty() ? " " : " [" + code + "] ") + text + "\r\n";
    }
}
