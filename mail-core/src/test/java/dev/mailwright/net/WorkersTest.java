package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.testing.ThreadCensus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void refusesWhenFullButNeverWhatIsUrgent() throws InterruptedException {
        ThreadCensus census = ThreadCensus.take();
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(4);
        try (Workers workers = Workers.bounded("full", 1, 1)) {
            Runnable work = () -> {
                await(gate);
                done.countDown();
            };
            workers.execute(work);
            workers.execute(work);
            assertThatThrownBy(() -> workers.execute(work)).isInstanceOf(RejectedExecutionException.class);
            workers.urgent(work);
            workers.urgent(work);
            assertThat(workers.load()).isEqualTo(4);
            gate.countDown();
            done.await();
        }
        census.requireNoneLeft(Duration.ofSeconds(5));
    }

    @Test
    void leavesAGivenExecutorOpen() {
        ExecutorService given = Executors.newSingleThreadExecutor();
        Workers.of(given).close();
        assertThat(given.isShutdown()).isFalse();
        given.shutdown();
    }

    @Test
    void urgentWorkRunsAlthoughTheGivenExecutorRefuses() throws InterruptedException {
        ExecutorService given = Executors.newSingleThreadExecutor();
        given.shutdown();
        CountDownLatch ran = new CountDownLatch(1);
        Workers.of(given).urgent(ran::countDown);
        ran.await();
        assertThat(ran.getCount()).isZero();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
