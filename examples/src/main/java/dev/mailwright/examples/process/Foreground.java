package dev.mailwright.examples.process;

import dev.mailwright.MailServer;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * Keeps a started server until the process is told to end (SIGTERM, SIGINT), then stops it in peace. The hook is here, in
 * the program, since a library has no business with the end of the process it lives in.
 */
public final class Foreground {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final MailServer server;
    private final Deque<AutoCloseable> closing = new ConcurrentLinkedDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Foreground(MailServer server) {
        this.server = server;
    }

    /** From now on the end of the process stops the server first. */
    public static Foreground of(MailServer server) {
        Foreground foreground = new Foreground(server);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::stop, "stop"));
        return foreground;
    }

    /** Has this closed before the server is stopped. */
    public void first(AutoCloseable part) {
        closing.push(part);
    }

    private void stop() {
        closing.forEach(Foreground::close);
        server.stop(GRACE);
        server.close();
        stopped.countDown();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Foreground.class).warn("closing {}: {}", part, e.toString());
        }
    }

    /** Waits for the end. */
    public void await() throws InterruptedException {
        stopped.await();
    }
}
