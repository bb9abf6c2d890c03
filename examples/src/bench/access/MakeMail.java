import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** {@code MakeMail ROOT MESSAGES FOLDERS}: maildirs as Dovecot would keep them, always the same. */
final class MakeMail {

    private static final Random RANDOM = new Random(4711);
    private static final String[] WORDS =
            "alpha beta gamma delta report meeting invoice please attached regards tomorrow budget server mailbox"
                    .split(" ");

    private MakeMail() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).resolve("bench.test");
        int messages = Integer.parseInt(args[1]);
        Path inbox = maildir(root.resolve("mail"));
        for (int i = 1; i <= messages; i++) {
            write(inbox, i, message(i));
        }
        Path folders = maildir(root.resolve("folders"));
        for (int i = 1; i <= Integer.parseInt(args[2]); i++) {
            Path folder = maildir(folders.resolve(".F" + i));
            for (int j = 0; j < 5; j++) {
                write(folder, i * 10 + j, message(i * 10 + j));
            }
        }
    }

    private static Path maildir(Path at) throws IOException {
        for (String part : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(at.resolve(part));
        }
        return at;
    }

    private static void write(Path maildir, int number, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        String size = ",S=" + octets.length + ",W=" + octets.length;
        Files.write(
                maildir.resolve("cur/17000" + (10000 + number) + ".M" + number + "P1.bench" + size + ":2,"
                        + (number % 3 == 0 ? "" : "S")),
                octets);
    }

    private static String message(int number) {
        StringBuilder text = new StringBuilder(5000);
        text.append("Return-Path: <s")
                .append(number % 50)
                .append("@example.org>\r\n")
                .append("From: Sender ")
                .append(number % 50)
                .append(" <s")
                .append(number % 50)
                .append("@example.org>\r\n")
                .append("To: mail@bench.test\r\nSubject: ")
                .append(number % 4 == 0 ? "Re: " : "")
                .append(words(4))
                .append(' ')
                .append(number % 500)
                .append("\r\n")
                .append("Date: Mon, ")
                .append(number % 28 + 1)
                .append(" Jan 2024 12:00:00 +0000\r\n")
                .append("Message-ID: <")
                .append(number)
                .append("@example.org>\r\n")
                .append(number % 4 == 0 ? "References: <" + (number - 1) + "@example.org>\r\n" : "")
                .append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xyz\r\n\r\n--xyz\r\n")
                .append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
        while (text.length() < 3000) {
            text.append(words(10)).append("\r\n");
        }
        text.append("--xyz\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        while (text.length() < 4200) {
            text.append("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAx\r\n");
        }
        return text.append("--xyz--\r\n").toString();
    }

    private static String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[RANDOM.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
