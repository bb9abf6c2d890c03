package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * How many messages of 4 KB a second are filed where a force takes longer, file by file and with the commit journal. Run
 * by hand: {@code ForceDelays DIRECTORY [SECONDS]}; prints a line for each delay, number of threads and of mailboxes.
 */
final class ForceDelays {

    private static final int SIZE = 4096;

    private ForceDelays() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Path.of(args[0]);
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 3;
        Files.createDirectories(directory);
        System.out.println("delay of a force, threads, mailboxes: STRICT/s, SAFE/s, ratio");
        for (int delay : new int[] {0, 1, 2, 5}) {
            for (int threads : new int[] {1, 10, 50}) {
                for (int mailboxes : new int[] {1, 20}) {
                    if (threads > 1 || mailboxes == 1) {
                        line(directory, delay, threads, mailboxes, seconds);
                    }
                }
            }
        }
    }

    private static void line(Path directory, int delay, int threads, int mailboxes, double seconds)
            throws IOException, InterruptedException {
        double strict = rate(directory, Durability.STRICT, delay, threads, mailboxes, seconds);
        double safe = rate(directory, Durability.SAFE, delay, threads, mailboxes, seconds);
        System.out.printf("%d ms, %d, %d: %.0f, %.0f, %.1f%n", delay, threads, mailboxes, strict, safe, safe / strict);
    }

    private static double rate(
            Path directory, Durability durability, int delay, int threads, int mailboxes, double seconds)
            throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(directory, "store");
        MaildirStore store =
                MaildirStore.on(slow(new LocalDisk(), Disk.class, delay), root).durability(durability);
        ExecutorService workers = Executors.newFixedThreadPool(64);
        store.open(environment(workers));
        try (store) {
            AtomicInteger filed = new AtomicInteger();
            for (int i = 0; i < mailboxes; i++) {
                file(store, i);
            }
            long end = System.nanoTime() + (long) (seconds * 1e9);
            List<Thread> writers = new ArrayList<>();
            long start = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                int number = t;
                Thread writer = new Thread(() -> {
                    for (int i = number; System.nanoTime() < end; i += threads) {
                        file(store, i % mailboxes);
                        filed.incrementAndGet();
                    }
                });
                writer.start();
                writers.add(writer);
            }
            for (Thread writer : writers) {
                writer.join();
            }
            return filed.get() / ((System.nanoTime() - start) / 1e9);
        } finally {
            workers.shutdown();
        }
    }

    /** As a server's, with more workers than a test has. */
    private static StoreEnvironment environment(Executor workers) {
        VirtualTime time = new VirtualTime(Instant.now());
        return new StoreEnvironment() {
            @Override
            public Time time() {
                return time;
            }

            @Override
            public Executor workers() {
                return workers;
            }

            @Override
            public EventSink events() {
                return EventSink.NONE;
            }

            @Override
            public RandomGenerator random() {
                return new SecureRandom();
            }

            @Override
            public String threadNamePrefix() {
                return "bench";
            }
        };
    }

    private static void file(MaildirStore store, int mailbox) {
        Filing filing = Filing.to(new AccountId("user" + mailbox + "@example.com"), MailboxName.INBOX, Instant.now())
                .withOptions(FilingOption.RECENT);
        try (Staged staged = store.stage(Message.of("x".repeat(SIZE)))) {
            Filed answer = StoreKit.get(store.file(staged, List.of(filing))).get(0);
            StoreKit.stored(answer);
        }
    }

    /** The same with forces that take longer, for a disk and its files. */
    @SuppressWarnings("unchecked")
    private static <T> T slow(T real, Class<T> kind, int delay) {
        return (T) Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, arguments) -> {
            Object answer = call(real, method, arguments);
            if (method.getName().startsWith("force")) {
                long end = System.nanoTime() + delay * 1_000_000L;
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
            }
            return answer instanceof DiskFile file ? slow(file, DiskFile.class, delay) : answer;
        });
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
