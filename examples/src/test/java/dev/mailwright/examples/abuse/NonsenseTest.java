package dev.mailwright.examples.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.smtp.Smtp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Streams of broken commands against the three protocols of one server. A warning, an error or a stack trace in the log
 * fails the test by itself; here is asserted that every stream is answered or hung up on, and that the next client is
 * served.
 */
class NonsenseTest {

    private static final int STREAMS = 150;
    private static final int PATIENCE_MILLIS = 10_000;

    @RegisterExtension
    static final MailServerExtension MAIL =
            MailServerExtension.with(b -> b.accounts(a -> a.account("john@example.com", Password.of("secret")))
                    .limits(limits -> limits.offences(1_000_000, Duration.ofHours(1)))
                    .add(Smtp.inbound().listen("127.0.0.1", 0))
                    .add(Imap.server().listen("127.0.0.1", 0))
                    .add(Pop3.server().listen("127.0.0.1", 0)));

    /** A protocol, the words it knows, and how a sane client says good-bye. */
    private enum Tongue {
        SMTP(
                "QUIT",
                "221",
                List.of(
                        "EHLO c.example",
                        "HELO",
                        "MAIL FROM:<a@b.example>",
                        "MAIL FROM:<>",
                        "RCPT TO:<john@example.com>",
                        "RCPT TO:<@x,@y:john@example.com>",
                        "DATA",
                        "BDAT 10",
                        "BDAT 5 LAST",
                        "RSET",
                        "NOOP",
                        "VRFY john",
                        "AUTH PLAIN",
                        "AUTH PLAIN AGpvaG4AeA==",
                        "AUTH LOGIN",
                        "*",
                        "STARTTLS",
                        ".",
                        "..",
                        "Subject: x",
                        "")),
        IMAP(
                "z LOGOUT",
                "z OK",
                List.of(
                        "a CAPABILITY",
                        "a LOGIN john@example.com secret",
                        "a LOGIN {5}",
                        "a LOGIN {5+}",
                        "a SELECT INBOX",
                        "a FETCH 1:* (FLAGS BODY[])",
                        "a FETCH 1 (",
                        "a SEARCH (((((",
                        "a STORE 1 +FLAGS (\\Seen)",
                        "a APPEND INBOX {99999999999}",
                        "a APPEND INBOX {10+}",
                        "a LIST \"\" *",
                        "a LIST \"",
                        "a AUTHENTICATE PLAIN",
                        "*",
                        "a IDLE",
                        "DONE",
                        "a UID",
                        "a UID FETCH",
                        "a CREATE ../x",
                        "a RENAME INBOX x/../../y",
                        "a STATUS INBOX (",
                        "a STARTTLS",
                        "a NOOP",
                        "+",
                        "",
                        "a",
                        "a EXPUNGE")),
        POP3(
                "QUIT",
                "+OK",
                List.of(
                        "USER john@example.com",
                        "PASS secret",
                        "PASS",
                        "STAT",
                        "LIST 99999999999999999999",
                        "RETR 1",
                        "TOP 1 -1",
                        "TOP 1 99999999999999",
                        "DELE 0",
                        "UIDL",
                        "AUTH PLAIN",
                        "AUTH",
                        "*",
                        "CAPA",
                        "RSET",
                        "NOOP",
                        "STLS",
                        "APOP x y",
                        ""));

        private final String goodbye;
        private final String farewell;
        private final List<String> words;

        Tongue(String goodbye, String farewell, List<String> words) {
            this.goodbye = goodbye;
            this.farewell = farewell;
            this.words = words;
        }

        int port() {
            return switch (this) {
                case SMTP -> MAIL.client().smtpPort();
                case IMAP -> MAIL.client().imapPort();
                case POP3 -> MAIL.client().pop3Port();
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void nonsenseIsAnsweredAndTheNextClientServed(Tongue tongue) throws IOException {
        Random random = new Random(20_261_120L + tongue.name().hashCode());
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = stream(tongue, random);
            assertThat(converse(tongue.port(), stream))
                    .as("stream %s of %s", i, tongue)
                    .isNotEmpty();
        }
        String sane = converse(tongue.port(), (tongue.goodbye + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(sane).contains(tongue.farewell);
    }

    private static byte[] stream(Tongue tongue, Random random) {
        StringBuilder text = new StringBuilder();
        int lines = 1 + random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            text.append(mutated(tongue.words.get(random.nextInt(tongue.words.size())), random));
            text.append(
                    random.nextInt(12) == 0
                            ? List.of("\n", "\r", "\r\r\n", "\0\r\n").get(random.nextInt(4))
                            : "\r\n");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String mutated(String line, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> line + " " + "x".repeat(random.nextInt(20_000));
            case 1 -> line + (char) random.nextInt(256);
            case 2 -> "(".repeat(random.nextInt(3_000)) + line;
            case 3 -> line.substring(0, random.nextInt(line.length() + 1));
            case 4 -> line + " {" + random.nextInt(100_000) + "}";
            default -> line;
        };
    }

    /** Sends, half-closes, and reads until the server has hung up too; a reset by the server counts as hanging up. */
    private static String converse(int port, byte[] stream) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = socket.getInputStream();
            answer.append((char) in.read());
            socket.getOutputStream().write(stream);
            socket.shutdownOutput();
            for (int c = in.read(); c >= 0; c = in.read()) {
                answer.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server neither answers nor hangs up after " + answer, e);
        } catch (SocketException reset) {
            answer.append("(reset)");
        }
        return answer.toString();
    }
}
