package dev.mailwright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RunProgramTest {
    private static RunProgram shell(String script) {
        return RunProgram.of(Peers.require("sh").toString(), "-c", script);
    }

    @Test
    void givesWhatItWrote() {
        Ran ran = shell("cat; echo \"$WHO\" >&2; exit 3")
                .input("hello".getBytes(UTF_8))
                .environment("WHO", "me")
                .run();
        assertThat(ran.out()).isEqualTo("hello");
        assertThat(ran.err()).isEqualTo("me\n");
        assertThat(ran.exit()).isEqualTo(3);
        assertThatThrownBy(ran::requireSuccess)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exit 3\nout: hello");
    }

    @Test
    void aLotOfOutputDoesNotHang() {
        assertThat(shell("head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2")
                        .run()
                        .bytes())
                .hasSize(1_000_000);
    }

    @Test
    void isKilledAtTheDeadlineWithItsChildren() {
        ProcessHandle self = ProcessHandle.current();
        assertThatThrownBy(() -> shell("echo begun; sleep 600 & sleep 600")
                        .within(Duration.ofMillis(300))
                        .run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("killed after 300 ms")
                .hasMessageContaining("begun");
        assertThat(self.descendants()
                        .filter(child -> child.info().commandLine().orElse("").contains("sleep 600")))
                .isEmpty();
    }

    @Test
    void aMissingProgram() {
        assertThatThrownBy(() -> RunProgram.of("no-such-program-here").run()).isInstanceOf(UncheckedIOException.class);
        assertThat(Peers.find("no-such-program-here")).isEmpty();
        assertThatThrownBy(() -> Peers.require("no-such-program-here"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("no-such-program-here is not installed");
    }
}
