package dev.mailwright.pop3.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotStuffingTest {

    @ParameterizedTest
    @CsvSource({
        "'', '.N'",
        "'.', '..N.N'",
        "'a', 'aN.N'",
        "'aN', 'aN.N'",
        "'.N', '..N.N'",
        "'N.N..N', 'N..N...N.N'",
        "'a.bN.cN', 'a.bN..cN.N'"
    })
    void isTheSameHoweverTheMessageIsCut(String message, String coded) {
        byte[] octets = message.replace("N", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        for (int size = 1; size <= octets.length + 1; size++) {
            assertThat(coded(octets, size)).isEqualTo(coded.replace("N", "\r\n"));
        }
    }

    private static String coded(byte[] octets, int size) {
        DotStuffing stuffing = new DotStuffing();
        StringBuilder said = new StringBuilder();
        for (int at = 0; at < octets.length; at += size) {
            byte[] piece = java.util.Arrays.copyOfRange(octets, at, Math.min(octets.length, at + size));
            stuffing.code(
                    piece,
                    piece.length,
                    (from, offset, length) ->
                            said.append(new String(from, offset, length, StandardCharsets.ISO_8859_1)));
        }
        return said.append(stuffing.end()).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'hN-N'",
        "1, 'hN-NoneN'",
        "2, 'hN-NoneNN'",
        "3, 'hN-NoneNNtwo'",
        "9, 'hN-NoneNNtwo'",
    })
    void theTopEndsAfterSoManyLines(int lines, String top) {
        byte[] octets = "hNNoneNNtwo".replace("N", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        for (int size = 1; size <= octets.length; size++) {
            assertThat(top(octets, size, lines)).isEqualTo(top.replace("-", "").replace("N", "\r\n"));
        }
    }

    private static String top(byte[] octets, int size, int lines) {
        TopCut cut = new TopCut(lines);
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < octets.length && !cut.reached(); at += size) {
            byte[] piece = java.util.Arrays.copyOfRange(octets, at, Math.min(octets.length, at + size));
            kept.append(new String(piece, 0, cut.keep(piece, piece.length), StandardCharsets.ISO_8859_1));
        }
        return kept.toString();
    }
}
