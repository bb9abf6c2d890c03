package dev.mailwright.examples.send;

import dev.mailwright.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/** What is sent. */
final class Mailing {

    private Mailing() {}

    /** A message that is written already; lines may end with LF alone. */
    static Message whole(byte[] given) {
        String text = new String(given, StandardCharsets.ISO_8859_1);
        return Message.of(crlf(text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    /** Text in UTF-8 with a header around it. */
    static Message text(String from, List<String> to, String subject, byte[] text) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneId.of("UTC")));
        String header = "From: " + from + "\r\nTo: " + String.join(",\r\n ", to) + "\r\nSubject: " + line(subject)
                + "\r\nDate: " + date + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n";
        String body = Base64.getMimeEncoder()
                .encodeToString(crlf(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return Message.of((header + body + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** ASCII as it is, anything else as encoded words. // rfc2047#2 */
    private static String line(String subject) {
        String flat = subject.replaceAll("[\\r\\n]+", " ");
        if (flat.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            return flat;
        }
        StringBuilder words = new StringBuilder();
        int[] points = flat.codePoints().toArray();
        for (int i = 0; i < points.length; i += 10) {
            String part = new String(points, i, Math.min(10, points.length - i));
            words.append(words.length() == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }
}
