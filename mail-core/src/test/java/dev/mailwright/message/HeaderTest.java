package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\r\n b", "a\u0000b"})
    void refusesInjection(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Header("X", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r", "é", "a\u0000"})
    void refusesNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Header(name, "x"));
    }

    @Test
    void refusesWhatCannotBeFolded() {
        assertThat(new Header("X", "a".repeat(995)).render()).hasSize(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Header("X", "a".repeat(996)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Header("X", "a" + " ".repeat(1000) + "b"));
    }

    @Test
    void rendersInOrder() {
        HeaderBlock block = HeaderBlock.of(new Header("A", "1")).plus(new Header("B", "ü"));
        assertThat(new String(block.bytes(), StandardCharsets.UTF_8)).isEqualTo("A: 1\r\nB: ü\r\n");
        assertThat(HeaderBlock.EMPTY.bytes()).isEmpty();
        assertThat(block.plus(HeaderBlock.EMPTY)).isEqualTo(block);
    }

    @Test
    void foldsSoThatUnfoldingGivesTheValue() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder value = new StringBuilder("x");
            for (int n = random.nextInt(30); n > 0; n--) {
                value.append(random.nextInt(5) == 0 ? "\t" : " ".repeat(1 + random.nextInt(3)));
                value.append("wörd".repeat(1 + random.nextInt(9)));
            }
            String rendered = new Header("Name", value.toString()).render();
            assertThat(rendered).endsWith("\r\n");
            assertThat(rendered.replace("\r\n", "")).isEqualTo("Name: " + value);
            for (String line : rendered.lines().toList()) {
                assertThat(line.isBlank()).isFalse();
                int octets = line.getBytes(StandardCharsets.UTF_8).length;
                assertThat(octets <= 78 || !line.strip().substring(6).contains(" "))
                        .isTrue();
            }
        }
    }

    @Test
    void readsBackWhatWasWritten() {
        HeaderBlock block = HeaderBlock.of(new Header("Subject", "one two"), new Header("X-Y", "z"));
        Message message = Message.of("From: a@b\n\nbody\n").prepend(block);
        assertThat(message.size()).isEqualTo(block.bytes().length + 19);
        Headers headers = Headers.read(message, MimeLimits.DEFAULT);
        assertThat(headers.fields()).extracting(HeaderField::name).containsExactly("Subject", "X-Y", "From");
        assertThat(headers.first("subject").orElseThrow().text()).isEqualTo("one two");
        assertThat(headers.end()).isEqualTo(message.size() - 8);
    }
}
