package dev.mailwright.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each acknowledged message arrives at the next hop, though the server that queued it was killed with {@code kill -9}; what was on its way at that moment may arrive twice.
 * {@code -Dkills=200} kills more often.
 */
class RelayKillNineIT {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int SENDERS = 4;
    private static final int AT_ONCE = 20;

    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsRelayed(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("server.log");
        try (RelaySink sink = new RelaySink()) {
            String[] words = {directory.resolve("queue").toString(), Integer.toString(sink.port())};
            for (int round = 0; round < KILLS; round++) {
                try (ServerProcess server = ServerProcess.start(RelayingServer.class, log, words)) {
                    killUnderLoad(server, 20 + 17 * round);
                }
            }
            try (ServerProcess server = ServerProcess.start(RelayingServer.class, log, words)) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> sink.taken().keySet().containsAll(acknowledged.keySet()));
                server.kill();
            }
            long twice = sink.taken().values().stream()
                    .filter(count -> count.get() > 1)
                    .count();
            assertThat(twice).as("more than one copy").isLessThanOrEqualTo((long) KILLS * AT_ONCE);
            assertThat(log).content().doesNotContain("Exception");
            System.out.println("kill -9 of a relay: " + KILLS + " times, " + acknowledged.size()
                    + " messages acknowledged, 0 lost, " + twice + " came more than once");
        }
    }

    private void killUnderLoad(ServerProcess server, int messages) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(messages);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Thread thread = new Thread(new Sender(server.smtpPort, ids, acknowledged, enough));
            thread.start();
            threads.add(thread);
        }
        assertThat(enough.await(60, TimeUnit.SECONDS))
                .as("the server takes mail")
                .isTrue();
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
