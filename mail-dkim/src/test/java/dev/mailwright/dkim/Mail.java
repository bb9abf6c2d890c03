package dev.mailwright.dkim;

import dev.mailwright.testing.SeededRandom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages for tests, with CRLF line ends, one octet a char. */
final class Mail {

    private Mail() {}

    static Path resource(String name) {
        try {
            return Path.of(Mail.class.getResource("/dkim/" + name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(resource(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A message with odd fields, folds, blanks, empty lines and 8-bit text. */
    static byte[] any(SeededRandom random) {
        StringBuilder out = new StringBuilder();
        out.append(random.oneOf(
                "From: a@example.com\r\n", "FROM:  \"A  B\" <a@example.com>\t\r\n", "From : a@example.com\r\n"));
        out.append(random.oneOf("", "To: b@example.net,\r\n\t c@example.net\r\n", "to:\r\n b@example.net\r\n"));
        out.append(random.oneOf(
                "Subject: hello\r\n",
                "Subject:   many   blanks \t here  \r\n",
                "Subject:\r\n",
                "subject: \u00fc\u00e9 8-bit\r\n"));
        out.append(random.oneOf("", "Subject: second\r\n"));
        out.append("Date: Thu, 1 Jan 2026 00:00:00 +0000\r\n");
        out.append("Message-ID: <").append(random.between(0, 1_000_000)).append("@example.com>\r\n");
        for (int i = random.between(0, 3); i > 0; i--) {
            out.append("X-Odd-").append(i).append(':').append(line(random)).append("\r\n");
        }
        if (random.onceIn(20)) {
            return octets(out);
        }
        out.append("\r\n");
        for (int i = random.between(0, 12); i > 0; i--) {
            out.append(random.onceIn(3) ? random.oneOf("", " ", "\t", "  \t ") : line(random))
                    .append("\r\n");
        }
        out.append(random.oneOf("", "", "last line without an end", "\r\n\r\n\r\n", " \r\n\t\r\n"));
        return octets(out);
    }

    private static String line(SeededRandom random) {
        StringBuilder line = new StringBuilder("x");
        for (int i = random.between(0, 40); i > 0; i--) {
            line.append(random.oneOf("a", "word", " ", "  ", "\t", " \t", ".", "=", ";", "\u00e4", "0123456789"));
        }
        return line.toString();
    }

    private static byte[] octets(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
