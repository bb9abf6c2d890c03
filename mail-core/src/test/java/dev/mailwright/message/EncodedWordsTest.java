package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "=?utf-8?Q?caf=C3=A9_au_lait?= | café au lait",
                "=?ISO-8859-1?q?caf=e9?= x | café x",
                "=?UTF-8?B?Y2Fmw6k=?= | café",
                "=?utf-8?b?Y2Fmw6k?= | café",
                "=?utf-8?q?a?= =?utf-8?q?b?= | ab",
                "=?utf-8?q?a?=  x  =?utf-8?q?b?= | a  x  b",
                "=?utf-8?q?=C3?= =?utf-8?q?=A9?= | é",
                "=?utf-8?q?a?= =?iso-8859-1?q?=e9?= | aé",
                "=?utf-8*de?q?a?= | a",
                "=?no-such-charset?q?a=e9?= | a\ufffd",
                "=?utf-8?x?a?= | =?utf-8?x?a?=",
                "=?utf-8?q?a | =?utf-8?q?a",
                "=?utf-8?q | =?utf-8?q",
                "=??q?a?= | a",
                "a=?utf-8?q?b?=c | abc",
                "=?utf-8?q?a=?= | a=",
                "caf\u00c3\u00a9 | café",
                "caf\u00e9 | café",
            })
    void decodes(String raw, String text) {
        assertThat(EncodedWords.decode(raw)).isEqualTo(text);
    }

    @Test
    void writesWordsThatFitAndReadBack() {
        Random random = new Random(9);
        int[] points = {'a', ' ', 'é', '漢', 0x1F600, '?', '='};
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(100); n > 0; n--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            int used = random.nextInt(40);
            String[] lines = EncodedWords.encode(text.toString(), used).split("\r\n", -1);
            assertThat(lines[0].length() + used).isLessThanOrEqualTo(78);
            for (String line : lines) {
                assertThat(line.strip().length()).isLessThanOrEqualTo(75);
            }
            assertThat(EncodedWords.decode(String.join("", lines))).isEqualTo(text.toString());
        }
    }
}
