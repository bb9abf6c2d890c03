package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineFramingTest {

    @Test
    void endsLinesStrictlyAndFlagsTheRest() {
        assertThat(frames(10, "a\r\n\r\nb\rc\r\n\0\r\nd\ne\r\r\n"))
                .containsExactly(
                        line("a"),
                        line(""),
                        line("b\rc", LineDefect.BARE_CR),
                        line("\0", LineDefect.NUL),
                        line("d", LineDefect.BARE_LF),
                        line("e\r", LineDefect.BARE_CR));
    }

    @Test
    void theMaximumHoldsTheLineEnding() {
        assertThat(frames(5, "abc\r\nabcd\r\nx\r\n"))
                .containsExactly(line("abc"), new TooLong("abcd\r", 6, false), line("x"));
    }

    @Test
    void anEndlessLineIsCutAtTheBound() {
        assertThat(frames(4, "y".repeat(34) + "\r\nz\r\n"))
                .containsExactly(new TooLong("yyyy", 32, true), line("yy"), line("z"));
    }

    @Test
    void framesDoNotDependOnHowOctetsArrive() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                text.append("a\r\n\nb\0".charAt(random.nextInt(6)));
            }
            List<Frame> whole = frames(6, text.toString());
            assertThat(frames(6, text.toString().split(""))).isEqualTo(whole);
        }
    }

    @Test
    void readsUtf8OnlyIfItIs() {
        assertThat(new Line("gr\u00c3\u00bc\u00dfe", Set.of()).utf8()).isEmpty();
        assertThat(new Line("gr\u00c3\u00bcn", Set.of()).utf8()).contains("gr\u00fcn");
        assertThat(new Line("plain", Set.of()).utf8()).contains("plain");
    }

    private static Line line(String text, LineDefect... defects) {
        return new Line(text, Set.of(defects));
    }

    private static List<Frame> frames(int max, String... parts) {
        Framing<Frame> framing = Framing.lines(max);
        ByteBuf in = Unpooled.buffer();
        List<Frame> frames = new ArrayList<>();
        for (String part : parts) {
            in.discardReadBytes().writeCharSequence(part, StandardCharsets.ISO_8859_1);
            for (Optional<Frame> next = framing.next(in); next.isPresent(); next = framing.next(in)) {
                frames.add(next.get());
            }
        }
        return frames;
    }
}
