package dev.mailwright.pop3.reply;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurrogateTest {

    @Test
    void onlyAHeaderInUtf8IsReplaced() {
        for (String left : new String[] {"A: b\r\n\r\nü\r\n", "A: ü\r\nno end", "", "\r\nü", "ü"}) {
            byte[] octets = left.getBytes(UTF_8);
            assertThat(Surrogate.of(octets, octets.length)).isSameAs(octets);
        }
        byte[] latin1 = "A: ü\r\n\r\nü\r\n".getBytes(ISO_8859_1);
        assertThat(Surrogate.of(latin1, latin1.length)).isSameAs(latin1);
        assertThat(of("A: ü\n\nü\n")).isEqualTo("A: =?UTF-8?B?w7w=?=\n\nü\n");
    }

    @Test
    void longWordsAreCutBetweenCharacters() {
        String replaced = of("Subject: " + "ü".repeat(100) + "\r\n\r\n");
        assertThat(replaced.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 76 + 9);
        assertThat(replaced).isEqualTo(replaced.replaceAll("[^\\x00-\\x7F]", "?"));
        assertThat(replaced).contains("=?UTF-8?B?" + "w7zDvMO8".repeat(7) + "w7w=?=\r\n =?UTF-8?B?w7zD");
    }

    @Test
    void whatStandsBehindTheLengthIsNotLookedAt() {
        byte[] octets = "A: b\r\nC: ü\r\n\r\n".getBytes(UTF_8);
        assertThat(Surrogate.of(octets, 6)).isSameAs(octets);
    }

    private static String of(String message) {
        byte[] octets = message.getBytes(UTF_8);
        return new String(Surrogate.of(octets, octets.length), UTF_8);
    }
}
