package dev.mailwright.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However lines end in a message, the next hop sees one end of it, and the same however it was cut. */
class BodyTextTest {

    private static final List<String> ENDS = List.of(
            "\r\n", "\n", "\r", "\r\r\n", "\n\r", "\n\n", "\r\r", "\r\n\n", "\0\r\n", "\r\0\n", "\r\n\0", " \r\n", "");

    private static final String SECOND =
            "MAIL FROM:<boss@x.test>\r\nRCPT TO:<john@x.test>\r\nDATA\r\nSubject: second\r\n\r\n.\r\n";

    private static String sent(byte[] message, boolean dots, int... cuts) {
        BodyText text = new BodyText(dots);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        for (int cut : cuts) {
            byte[] part = Arrays.copyOfRange(message, from, cut);
            text.add(part, part.length, out);
            from = cut;
        }
        byte[] rest = Arrays.copyOfRange(message, from, message.length);
        text.add(rest, rest.length, out);
        text.end(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static void assertClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean cr = text.charAt(i) == '\r';
            boolean lf = text.charAt(i) == '\n';
            assertThat(!cr || i + 1 < text.length() && text.charAt(i + 1) == '\n')
                    .as("CR at %s", i)
                    .isTrue();
            assertThat(!lf || i > 0 && text.charAt(i - 1) == '\r')
                    .as("LF at %s", i)
                    .isTrue();
        }
    }

    @Test
    void nothingIsSmuggledToTheNextHop() {
        for (String before : ENDS) {
            for (String after : ENDS) {
                byte[] message = ("Subject: first\r\n\r\nx" + before + "." + after + SECOND)
                        .getBytes(StandardCharsets.ISO_8859_1);
                String whole = sent(message, true);
                assertClean(whole);
                assertThat("\r\n" + whole).doesNotContain("\r\n.\r\n").endsWith("\r\n");
                assertClean(sent(message, false));
                for (int cut = 0; cut <= message.length; cut++) {
                    assertThat(sent(message, true, cut)).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void whatIsSentDoesNotDependOnTheCuts() {
        SeededRandom.check(500, random -> {
            byte[] message = random.string("\r\n.. a", 60).getBytes(StandardCharsets.ISO_8859_1);
            int one = random.between(0, message.length);
            int two = random.between(one, message.length);
            assertThat(sent(message, true, one, two)).isEqualTo(sent(message, true));
            assertClean(sent(message, true));
        });
    }
}
