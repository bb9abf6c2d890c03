package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LoginPermitsTest {

    private final Deque<Runnable> workers = new ArrayDeque<>();
    private final LoginPermits permits = new LoginPermits(workers::add, 2);

    private CompletableFuture<Integer> run(int value) {
        return permits.run(() -> value).toCompletableFuture();
    }

    @Test
    void neverRunsMoreAtOnceThanItMay() {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(run(i));
        }
        for (int done = 0; done < 100; done++) {
            assertThat(workers).hasSize(Math.min(2, 100 - done));
            workers.remove().run();
        }
        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(workers).isEmpty();
    }

    @Test
    void boundsTheQueue() {
        for (int i = 0; i < 2 + LoginPermits.MAX_WAITING; i++) {
            run(i);
        }
        assertThat(run(0))
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RejectedExecutionException.class);
        workers.remove().run();
        assertThat(run(0)).isNotDone();
    }

    @Test
    void aFailureGivesItsPermitBack() {
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Object> failed = permits.run(() -> {
                        throw new IllegalStateException("broken");
                    })
                    .toCompletableFuture();
            workers.remove().run();
            assertThat(failed).isCompletedExceptionally();
        }
        run(1);
        run(2);
        assertThat(workers).hasSize(2);
    }

    @Test
    void endsThoseThatWaitWhenTheWorkersStop() {
        boolean[] stopped = {false};
        LoginPermits stopping = new LoginPermits(
                task -> {
                    if (stopped[0]) {
                        throw new RejectedExecutionException("stopped");
                    }
                    workers.add(task);
                },
                1);
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int value = i;
            all.add(stopping.run(() -> value).toCompletableFuture());
        }
        stopped[0] = true;
        workers.remove().run();
        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(all.get(0)).isCompletedWithValue(0);
        assertThat(all.subList(1, 500)).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void tellsOnlyAfterThePermitIsFree() {
        LoginPermits one = new LoginPermits(workers::add, 1);
        List<String> order = new ArrayList<>();
        one.run(() -> "first").thenAccept(first -> {
            one.run(() -> "second").thenAccept(order::add);
            order.add(first + " told with " + workers.size() + " running");
        });
        workers.remove().run();
        workers.remove().run();
        assertThat(order).containsExactly("first told with 1 running", "second");
    }
}
