package dev.mailwright.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void escapesWhatCouldForgeALine() {
        assertThat(LogText.safe("a\r\nb\tc\\d\u0000\u001b[31m\u202e\u2028\ud800x\u00fc"))
                .isEqualTo("a\\r\\nb\\tc\\\\d\\u0000\\u001b[31m\\u202e\\u2028\\ud800x\u00fc");
        assertThat(LogText.safe("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
        assertThat(LogText.safe("")).isEmpty();
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(LogText.safe("x".repeat(512))).hasSize(512).doesNotEndWith("...");
        assertThat(LogText.safe("x".repeat(513))).hasSize(512).endsWith("x...");
        assertThat(LogText.safe("\r".repeat(5_000)))
                .hasSizeLessThanOrEqualTo(512)
                .endsWith("\\r...");
    }

    @Test
    void blockingOnALoopFailsAndElsewhereNot() throws InterruptedException {
        LoopGuard.assertNotOnLoop("reading");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread loop = new Loop(() -> LoopGuard.assertNotOnLoop("reading"));
        loop.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        loop.start();
        loop.join();
        assertThat(thrown.get()).isInstanceOf(AssertionError.class).hasMessageContaining("reading blocks");
        assertThatThrownBy(() -> {
                    throw thrown.get();
                })
                .hasMessageContaining("event loop");
    }

    private static final class Loop extends Thread implements EventLoopThread {
        Loop(Runnable work) {
            super(work);
        }
    }
}
