package dev.mailwright.smtp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotStreamTest {

    /** What came out, where the input stood when the end had come, or -1. */
    private record Result(String text, int end) {}

    @ParameterizedTest
    @CsvSource({
        // in, out, octets taken up to the end (-1: no end)
        "'.\r\n', '', 3",
        "'a\r\n.\r\n', 'a\r\n', 6",
        "'a\r\n.\r\nQUIT\r\n', 'a\r\n', 6",
        "'..\r\n.\r\n', '.\r\n', 7",
        "'.a\r\n.\r\n', 'a\r\n', 7",
        "'a.\r\n.\r\n', 'a.\r\n', 7",
        "'a\n.\r\n', 'a\n.\r\n', -1",
        "'a\n.\n', 'a\n.\n', -1",
        "'a\r.\r\n', 'a\r.\r\n', -1",
        "'a\r\n.\n', 'a\r\n\n', -1",
        "'a\r\n.\r', 'a\r\n', -1",
        "'a\r\n.\r.\r\n', 'a\r\n\r.\r\n', -1",
        "'a\r\r\n.\r\n', 'a\r\r\n', 7",
        "'a\r\n.\r\r\n', 'a\r\n\r\r\n', -1",
        "'\r\n.\r\n', '\r\n', 5",
        "'\n.\r\n', '\n.\r\n', -1",
    })
    void endsAtCrlfDotCrlfAlone(String in, String out, int end) {
        assertThat(read(in, in.length())).isEqualTo(new Result(out, end));
        assertThat(read(in, 1)).isEqualTo(new Result(out, end));
    }

    @Test
    void doesNotDependOnHowItWasCut() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int i = 0; i < length; i++) {
                text.append("\r\n.a".charAt(random.nextInt(4)));
            }
            String in = text.toString();
            Result whole = read(in, Math.max(1, length));
            assertThat(read(in, 1 + random.nextInt(5))).as(in).isEqualTo(whole);
            assertThat(whole.end()).as(in).isEqualTo(model(in));
        }
    }

    /** The end by definition: after the first CRLF . CRLF, a CRLF being there before the first octet. */
    private static int model(String in) {
        int at = ("\r\n" + in).indexOf("\r\n.\r\n");
        return at < 0 ? -1 : at + 3;
    }

    private static Result read(String in, int piece) {
        byte[] octets = in.getBytes(StandardCharsets.ISO_8859_1);
        DotStream stream = new DotStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < octets.length && !stream.ended()) {
            byte[] next = Arrays.copyOfRange(octets, at, Math.min(octets.length, at + piece));
            byte[] text = new byte[next.length + DotStream.EXTRA];
            at += stream.take(next, next.length, text);
            out.write(text, 0, stream.written());
        }
        return new Result(out.toString(StandardCharsets.ISO_8859_1), stream.ended() ? at : -1);
    }
}
