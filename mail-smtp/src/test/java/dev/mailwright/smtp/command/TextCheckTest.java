package dev.mailwright.smtp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCheckTest {

    @ParameterizedTest
    @CsvSource({
        "'', []",
        "'a\r\nb\r\n', []",
        "'a\r', [BARE_CR]",
        "'a\rb', [BARE_CR]",
        "'a\r\r\n', [BARE_CR]",
        "'a\nb', [BARE_LF]",
        "'\n', [BARE_LF]",
        "'\n\r', '[BARE_CR, BARE_LF]'",
        "'a\0', [NUL]",
    })
    void findsDefectsWhereverItIsCut(String text, String defects) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        TextCheck whole = new TextCheck();
        whole.look(octets, octets.length);
        whole.end();
        TextCheck pieces = new TextCheck();
        for (byte octet : octets) {
            pieces.look(new byte[] {octet}, 1);
        }
        pieces.end();
        assertThat(whole.defects().stream().sorted().toList()).hasToString(defects);
        assertThat(pieces.defects()).isEqualTo(whole.defects());
    }
}
