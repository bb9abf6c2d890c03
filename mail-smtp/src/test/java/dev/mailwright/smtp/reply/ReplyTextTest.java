package dev.mailwright.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.check.Reply;
import org.junit.jupiter.api.Test;

class ReplyTextTest {

    @Test
    void everyLineCarriesCodeAndStatus() {
        assertThat(ReplyText.of(new Reply(550, "5.1.1", "one\ntwo"))).isEqualTo("550-5.1.1 one\r\n550 5.1.1 two\r\n");
        assertThat(ReplyText.of(new Reply(220, "", "mx.test"))).isEqualTo("220 mx.test\r\n");
        assertThat(ReplyText.of(new Reply(334, "", ""))).isEqualTo("334 \r\n");
    }

    @Test
    void linesStayWithinTheirLengthAndAscii() {
        String text = ReplyText.of(new Reply(451, "4.3.0", "é" + "x".repeat(2_000)));
        assertThat(text).startsWith("451-4.3.0 ?xxx").endsWith("x\r\n").isASCII();
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.length() + 2).isLessThanOrEqualTo(512));
    }

    @Test
    void aChallengeIsNeverSplit() {
        String text = ReplyText.of(Replies.challenge("A".repeat(4_000)));
        assertThat(text).hasSize(4 + 4_000 + 2).startsWith("334 A");
    }
}
