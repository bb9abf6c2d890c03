package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Four times the input may cost about four times the time; sixteen times would be quadratic. */
class HostileMailTest {

    private static final int SMALL = 40_000;
    private static final double BOUND = 10;

    static Stream<Arguments> mails() {
        return Stream.of(
                mail("nested multiparts", n -> "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(n / 10)),
                mail("flat parts", n -> "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(n)),
                mail("almost boundaries", n -> nested() + "--bbbbbbbbbbbbbbbbbbbbx\n".repeat(n)),
                mail("comments", n -> "From: " + "(".repeat(n * 10) + "\n\n"),
                mail("quotes", n -> "From: " + "\"".repeat(n * 10) + "\n\n"),
                mail("groups", n -> "From: " + "a:".repeat(n * 5) + "\n\n"),
                mail("routes", n -> "From: <" + "@a,".repeat(n * 5) + "\n\n"),
                mail("dots", n -> "From: a@" + "b .".repeat(n * 5) + "\n\n"),
                mail("parameters", n -> "Content-Type: a/b" + ";a*1=b".repeat(n * 3) + "\n\n"),
                mail("semicolons", n -> "Content-Type: a/b" + ";".repeat(n * 10) + "\n\n"),
                mail("folds", n -> "Subject: x\n" + " y\n".repeat(n * 5) + "\n\n"),
                mail("fields", n -> "From: a@b\n".repeat(n) + "\n\n"));
    }

    private static Arguments mail(String name, IntFunction<String> maker) {
        return Arguments.of(name, maker);
    }

    private static String nested() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String boundary = "b".repeat(20) + (char) ('c' + i % 20) + i;
            mail.append("Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n");
        }
        return mail + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void scansInLinearTime(String name, IntFunction<String> maker) {
        Message small = Message.of(maker.apply(SMALL));
        Message large = Message.of(maker.apply(4 * SMALL));
        best(small, 3);
        double ratio = (double) best(large, 4) / Math.max(best(small, 6), 2_000_000);
        assertThat(ratio).as(name).isLessThan(BOUND);
    }

    /** The fastest of several runs, in nanoseconds, which other work on the machine disturbs least. */
    private static long best(Message message, int runs) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            MimeScanner.scan(message, MimeLimits.DEFAULT);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void decodesWordsInLinearTime(String name, IntFunction<String> maker) {
        String small = maker.apply(SMALL);
        String large = maker.apply(4 * SMALL);
        double ratio = (double) bestDecode(large) / Math.max(bestDecode(small), 2_000_000);
        assertThat(ratio).as(name).isLessThan(BOUND);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                mail("openings", "=?"::repeat),
                mail("no ends", "=?a?q?x"::repeat),
                mail("words", "=?utf-8?q?x?= "::repeat),
                mail("one long word", n -> "=?utf-8?q?" + "x".repeat(n * 5) + "?="));
    }

    private static long bestDecode(String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            EncodedWords.decode(text);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
