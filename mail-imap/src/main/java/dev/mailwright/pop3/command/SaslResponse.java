package dev.mailwright.pop3.command;

import java.util.Base64;

/** What a client says in an AUTH exchange, Base64 on a line. // rfc5034#4 */
public final class SaslResponse {

    private static final String NOTHING = "=";
    private static final String CANCEL = "*";

    private SaslResponse() {}

    /** The octets of an initial response. */
    public static byte[] initial(String text) {
        return text.equals(NOTHING) ? new byte[0] : line(text);
    }

    /** The octets of a further line. */
    public static byte[] line(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new SyntaxException(Fault.BAD_BASE64);
        }
    }

    /** Whether the client gives up. */
    public static boolean cancels(String text) {
        return text.equals(CANCEL);
    }
}
