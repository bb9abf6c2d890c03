package dev.mailwright.smtp.reply;

import dev.mailwright.check.Reply;
import java.util.ArrayList;
import java.util.List;

/** A reply as it goes out: code, status on each line, CRLF. // rfc5321#4.2.1 rfc2034#4 */
public final class ReplyText {

    private static final int LONGEST = 512 - 2;
    private static final int CHALLENGE = 334;

    private ReplyText() {}

    /** All lines with their endings, ASCII only: what is not becomes {@code ?}. // rfc6531#3.7.4 */
    public static String of(Reply reply) {
        String status = reply.status().isEmpty() ? "" : reply.status() + " ";
        // A challenge is one line however long it is. // rfc4954#4
        int longest = reply.code() == CHALLENGE ? Integer.MAX_VALUE : LONGEST - 4 - status.length();
        List<String> lines = lines(reply.text(), longest);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            char mark = i + 1 < lines.size() ? '-' : ' ';
            out.append(reply.code()).append(mark).append(status).append(lines.get(i));
            out.append("\r\n");
        }
        return out.toString();
    }

    private static List<String> lines(String text, int longest) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String ascii = ascii(line);
            int at = 0;
            do {
                int end = at + Math.min(ascii.length() - at, longest);
                lines.add(ascii.substring(at, end));
                at = end;
            } while (at < ascii.length());
        }
        return lines;
    }

    private static String ascii(String line) {
        StringBuilder ascii = new StringBuilder(line.length());
        line.codePoints().forEach(c -> ascii.append(c >= ' ' && c < 127 ? (char) c : '?'));
        return ascii.toString();
    }
}
