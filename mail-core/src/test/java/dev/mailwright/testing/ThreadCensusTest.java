package dev.mailwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadCensusTest {

    @Test
    void namesWhatIsLeftOver() {
        ThreadCensus census = ThreadCensus.take();
        CountDownLatch end = new CountDownLatch(1);
        Thread left = new Thread(() -> await(end), "left-over");
        left.start();
        try {
            assertThat(census.names()).contains("left-over");
            assertThatThrownBy(() -> census.requireNoneLeft(Duration.ofMillis(20)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("left-over WAITING")
                    .hasMessageContaining("CountDownLatch.await");
        } finally {
            end.countDown();
        }
        census.requireNoneLeft(Duration.ofSeconds(10));
        assertThat(census.names()).doesNotContain("left-over");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
