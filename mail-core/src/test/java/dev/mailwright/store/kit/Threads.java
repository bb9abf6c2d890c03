package dev.mailwright.store.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Runs the same on several threads that begin together. */
final class Threads {

    private Threads() {}

    static void run(int count, IntConsumer body) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await(60, TimeUnit.SECONDS);
                    body.accept(number);
                    return number;
                }));
            }
            for (Future<?> each : running) {
                each.get(90, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("the threads did not end", e);
        } finally {
            threads.shutdown();
        }
    }
}
