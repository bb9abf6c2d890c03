package dev.mailwright.smtp.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts lines together to replies. Confined to one connection. */
final class ReplyReader {

    private static final int MAX_LINES = 128;
    private static final int MAX_CHARS = 16 * 1024;

    private final List<String> lines = new ArrayList<>();
    private int code;
    private int chars;

    /** The server does not speak SMTP. */
    static final class GarbageException extends Exception {

        private static final long serialVersionUID = 1L;

        GarbageException(String what) {
            super(what, null, false, false);
        }
    }

    /** The reply that is complete with this line. */
    Optional<ServerReply> line(String line) throws GarbageException {
        int found = code(line);
        if (found < 0 || !lines.isEmpty() && found != code) {
            throw new GarbageException("the server answers what is no reply");
        }
        chars += line.length();
        if (lines.size() == MAX_LINES || chars > MAX_CHARS) {
            throw new GarbageException("the server's reply does not end");
        }
        code = found;
        lines.add(line.length() > 4 ? line.substring(4) : "");
        if (line.length() > 3 && line.charAt(3) == '-') {
            return Optional.empty();
        }
        ServerReply reply = new ServerReply(code, lines);
        lines.clear();
        chars = 0;
        return Optional.of(reply);
    }

    private static int code(String line) {
        boolean fits = line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        return fits ? Integer.parseInt(line.substring(0, 3)) : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
