package dev.mailwright.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends questions to name servers and waits for all of them with one thread, which exists while somebody asks. Each
 * question has a socket of its own, so the system gives it a port that nobody can guess, and drops what comes from other
 * hosts. Thread-safe.
 */
final class DnsTransport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DnsTransport.class);

    private final String threadName;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private @Nullable Selector selector;
    private boolean closed;

    DnsTransport(String threadName) {
        this.threadName = threadName;
    }

    /**
     * Asks one server over UDP or TCP. Whoever completes the future first, gives up.
     *
     * @param fits whether some octets are the answer: others are passed over, since anybody may send some
     * @return fails when the server cannot be reached; has no deadline of its own
     */
    CompletableFuture<byte[]> ask(InetSocketAddress server, byte[] query, boolean tcp, Predicate<byte[]> fits) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            submit(running -> begin(running, server, query, tcp, fits, answer));
        } catch (IOException | IllegalStateException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** In the order of the lock, so that nothing comes after the end. */
    private synchronized void submit(Consumer<Selector> task) throws IOException {
        Selector running = running();
        tasks.add(() -> task.accept(running));
        running.wakeup();
    }

    private Selector running() throws IOException {
        if (closed) {
            throw new IllegalStateException("the DNS client is closed");
        }
        Selector current = selector;
        if (current == null) {
            current = Selector.open();
            selector = current;
            Selector started = current;
            Thread thread = new Thread(() -> run(started), threadName);
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }

    private void begin(
            Selector running,
            InetSocketAddress server,
            byte[] query,
            boolean tcp,
            Predicate<byte[]> fits,
            CompletableFuture<byte[]> answer) {
        if (answer.isDone()) {
            return;
        }
        try {
            Exchange exchange = tcp
                    ? TcpExchange.open(running, server, query, answer)
                    : UdpExchange.open(running, server, query, fits, answer);
            answer.whenComplete((octets, failure) -> {
                tasks.add(exchange::close);
                running.wakeup();
            });
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private void run(Selector running) {
        try {
            while (running.isOpen()) {
                running.select(DnsTransport::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            LOG.warn("The DNS client cannot wait for answers any more", e);
            closeQuietly(running);
        }
    }

    private static void ready(SelectionKey key) {
        Exchange exchange = (Exchange) key.attachment();
        try {
            exchange.ready(key);
        } catch (IOException | RuntimeException e) {
            exchange.fail(e);
        }
    }

    /** Ends the thread; what is open fails. */
    @Override
    public synchronized void close() {
        closed = true;
        Selector running = selector;
        if (running != null) {
            tasks.add(() -> closeQuietly(running));
            running.wakeup();
        }
    }

    private static void closeQuietly(Selector running) {
        try {
            running.keys().forEach(key -> {
                Exchange exchange = (Exchange) key.attachment();
                exchange.fail(new IOException("the DNS client is closed"));
                exchange.close();
            });
            running.close();
        } catch (IOException e) {
            LOG.debug("Closing a selector", e);
        }
    }
}
