package dev.mailwright.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A player that cannot fail proves nothing: what is right passes, each kind of wrong expectation fails and says why. */
class PlayerTest {
    private static final PureCore<ToyWorld> PURE = PureCore.over("toy", ToyWorld::new, ToyWorld::connect);

    static Transcript transcript(String lines) {
        return Transcript.parse("toy.txt", "# rfc1#1 a test of the player\nS: 220 toy ready\n" + lines);
    }

    private static void plays(String lines) {
        PURE.play(transcript(lines));
        CutEverywhere.of(PURE).play(transcript(lines));
    }

    private static void fails(String lines, String... reasons) {
        assertThatThrownBy(() -> PURE.play(transcript(lines)))
                .isInstanceOf(Difference.class)
                .hasMessageContainingAll(reasons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C: HELLO me\nS: 250-toy greets me\nS: 250-SIZE...\nS: 250 OK",
                "C: HELLO me\nS: 250-toy ~gre+ts~ me\nS...\nS: 250 OK",
                "C: HELLO me\nS: ...\nS: ~.*[0-9]{4}~\nS: 250...",
                "C: UID\nS: 250 [UID $uid] given\nC: SAME $uid\nS: 250 $uid ${uid}",
                "C: SAME x$$y\nS: 250 $a $a",
                "C: SAME ~x\nS: 250 ~~x ~~x",
                "given box a\n| one\n| two\ngiven box b\nC: LIST\nS* * b 0\nS* * a 2\nS: a OK...",
                "given box a\ngiven box b\nC: LIST\nS...\nS* * b 0\nS: a OK...",
                "C: LITERAL\nS: * BODY {9}\nS| line $1\nS: )\nS: a OK...",
                "C: LITERAL\nS* * BODY {9}\nS| line $1\nS* )\nS: a OK...",
                "C: LITERAL\nS! \"* BODY {9}\\r\\nline $1\\r\\n\" # up to here\nS: )\nS: a OK done",
                "C! \"HEL\" \"LO \\x6de\\r\\n\"\nS...\nS: 250 OK",
                "C! \"A\"*9000 \"\\r\\n\"\nS: 500 what?",
                "C: PUT a $$1\nC: PUT a 2\nS: 250 OK\nS: 250 OK\nthen box a holds 2\nthen box a\n| $1\n| 2",
                "C: LENGTH #bytes\nS: 250 9\n| LENGTH \u00fc\n|*2 LENGTH\nS: 250 9\nS: 250 6\nS: 250 6",
                "C: PUT a #bytes\nS: 250 OK\n| LENGTH \u00fc\n|*2 LENGTH\nS...\nthen box a\n| 27",
                "| PUT a $1\n| COUNT a\nS: 250 OK\nS: 250 1",
                "|*3 COUNT a\nS: 250 0\nS: 250 0\nS: 250 0",
                "repeat 3\nC: PUT a $i\nS: 250 OK\nend\nthen box a\n| 1\n| 2\n| 3",
                "C2: HELLO two\nS2: 220 toy ready\nS2...\nS2: 250 OK\nC1: PUT a b\nS1: 250 OK\nS2: * NEW a",
                "C: TLS?\nS: 250 plain\nTLS\nC: TLS?\nS: 250 secure",
                "tick 4m59s\nC: TLS?\nS: 250 plain\ntick 5m\nS: 421 too slow\nEOF",
                "C: QUIT\nS: 221 bye\nEOF\nS: 220 toy ready\nC: TLS?\nS: 250 plain",
                "CLOSE\nthen box hung-up holds 1",
                "!S: * NEW...\nC: LIST\nS: a OK...\nC2: PUT a b\nS2: 220...\nS2: 250 OK\nS: * NEW a",
                "C: PUT b\u00f6x \u00fc\nS: 250 OK\nthen box b\u00f6x\n| \u00fc",
            })
    void whatIsRightPasses(String lines) {
        plays(lines);
    }

    @Test
    void showsTheDialogueAndTheColumn() {
        fails("""
                C: HELLO me
                S: 250-toy grabs me
                """, """
                toy.txt:4: a test of the player (pure core, toy)
                    S: 220 toy ready
                    C: HELLO me
                    S: 250-toy greets me
                                 ^ the transcript has
                    S: 250-toy grabs me""");
    }

    @Test
    void aWrongLineFails() {
        fails("C: TLS?\nS: 250 secure", "toy.txt:4", "S: 250 plain", "^ the transcript has\n    S: 250 secure");
        fails("C: TLS?\nS: 250 ~s.*~", "S: 250 ~s.*~");
        fails("C: TLS?\nS: 250 plai", "^ the transcript has");
        fails("C: TLS?\nS: 250 plain!", "^ the transcript has");
        fails("C: LITERAL\nS: * BODY {9}\nS| line $2", "line $2");
        fails("C: LITERAL\nS! \"* BODY {8}\"", "S! * BODY {8}");
    }

    @Test
    void aCaptureMustStayTheSame() {
        fails("C: UID\nS: 250 [UID $u] given\nC: UID\nS: 250 [UID $u] given", "where $u = 40", "[UID 41]");
    }

    @Test
    void silenceAndSurplusFail() {
        fails("C: TLS?\nS: 250 plain\nS: 250 more", "toy.txt:5", "the server says nothing more");
        fails("C: TLS?", "toy.txt:3", "the server says more than the transcript has here", "S: 250 plain");
        fails("C: QUIT\nS: 221 bye\nS: 250", "the server closed the connection");
        fails("C: TLS?\nS: 250 plain\nEOF", "does not close the connection");
        fails("C: QUIT\nEOF", "says more");
        fails("C: TLS?\nTLS", "says more");
    }

    @Test
    void anyOrderStillMissesAndRefuses() {
        fails("given box a\nC: LIST\nS* * b 0\nS: a OK...", "none of those", "S* * b 0");
        fails("C: LIST\nS...\nS* * b 0\nS* * c 0", "S* * b 0\n    S* * c 0");
    }

    @Test
    void whatMustNotAppearFails() {
        fails("given box a\n!S: * a...\nC: LIST\nS...\nS: a OK...", "must not appear", "!S * a...");
    }

    @Test
    void theWorldIsAsked() {
        fails("C: PUT a b\nS: 250 OK\nthen box a holds 2", "toy.txt:5", "box a holds [b]");
        fails("given cake", "this world does not understand: cake");
    }

    @Test
    void theWorldIsClosed() {
        ToyWorld world = new ToyWorld();
        PureCore.over("toy", () -> world, ToyWorld::connect).play(transcript("C: TLS?\nS: 250 plain"));
        assertThat(world.closed).isTrue();
    }

    @Test
    void aServerThatMindsTheCutsFails() {
        PURE.play(transcript("C: SLOPPY\nS: 250 8"));
        assertThatThrownBy(() -> CutEverywhere.of(PURE).play(transcript("C: SLOPPY\nS: 250 8")))
                .hasMessageContaining("cut at every byte");
        assertThatThrownBy(() -> CutEverywhere.of(PURE).play(transcript("C: SLOPPY\nS: 250...")))
                .hasMessageContaining("answers otherwise than when nothing is cut")
                .hasMessageContaining("whole S: 250 8\n    cut   S: 250 1");
    }
}
