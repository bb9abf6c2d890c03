package dev.mailwright.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to write a line end around a dot that is not the end, with the commands of a second message behind it, in DATA
 * and BDAT, cut at every byte around the dot: never does more than one message come of it. // rfc5321#4.1.1.4
 */
class SmugglingTest {

    private static final List<String> ENDS = List.of(
            "\r\n", "\n", "\r", "\r\r\n", "\n\r", "\n\n", "\r\r", "\r\n\n", "\0\r\n", "\r\0\n", "\r\n\0", "\u000b",
            "\f", "\u0085", " \r\n", "");

    private static final String SECOND =
            "MAIL FROM:<boss@x.test>\r\nRCPT TO:<john@x.test>\r\nDATA\r\nSubject: second\r\n\r\n.\r\n";

    static Stream<Arguments> variants() {
        List<Arguments> all = new ArrayList<>();
        for (String before : ENDS) {
            for (String after : ENDS) {
                if (!before.endsWith("\r\n") || !after.equals("\r\n")) {
                    all.add(Arguments.of(before, after));
                }
            }
        }
        return all.stream();
    }

    private final SmtpWorld world = new SmtpWorld();

    @BeforeEach
    void open() {
        world.account("john@x.test", "secret");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void oneMessageAtMost(String before, String after) {
        String text = "Subject: first\r\n\r\nx" + before + "." + after + SECOND + ".\r\nQUIT\r\n";
        byte[] data = ("DATA\r\n" + text).getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] chunk = ("BDAT " + octets.length + " LAST\r\n" + text).getBytes(StandardCharsets.ISO_8859_1);
        int dot = "DATA\r\nSubject: first\r\n\r\n".length();
        for (int cut = dot; cut < dot + 12; cut++) {
            assertThat(messages(data, cut)).as("DATA, cut at %s", cut).isLessThanOrEqualTo(1);
        }
        assertThat(messages(chunk, dot + 6)).as("BDAT").isLessThanOrEqualTo(1);
    }

    /** How many more there are than before. */
    private int messages(byte[] said, int cut) {
        int before = world.mails("john@x.test").size();
        PureSession session = new PureSession(world);
        session.greeting();
        session.receive(
                "EHLO c.test\r\nMAIL FROM:<a@y.test>\r\nRCPT TO:<john@x.test>\r\n".getBytes(StandardCharsets.US_ASCII));
        session.receive(Arrays.copyOf(said, cut));
        session.receive(Arrays.copyOfRange(said, cut, said.length));
        session.hungUp();
        return world.mails("john@x.test").size() - before;
    }
}
