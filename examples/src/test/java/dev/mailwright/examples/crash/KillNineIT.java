package dev.mailwright.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each acknowledged message survives {@code kill -9} straight after its 250: none lost, none twice, no UID changed.
 * {@code -Dkills=200} kills more often.
 */
class KillNineIT {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int SENDERS = 4;

    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Inventory> before = new HashMap<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsThereOnceWithTheUidItHad(@TempDir Path directory) throws Exception {
        Path mail = directory.resolve("mail");
        Path log = directory.resolve("server.log");
        for (int round = 0; round < KILLS; round++) {
            try (ServerProcess server = ServerProcess.start(mail, log)) {
                check(server);
                killUnderLoad(server, 10 + 13 * round);
            }
        }
        try (ServerProcess server = ServerProcess.start(mail, log)) {
            check(server);
        }
        assertThat(log).content().doesNotContain("Exception");
        System.out.println("kill -9: " + KILLS + " times, " + acknowledged.size() + " messages acknowledged");
    }

    /** Kills in the middle of things, right after so many acknowledgements of this round. */
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

    private void check(ServerProcess server) throws IOException {
        check(Inventory.of(server.imapPort, "john"), "john", acknowledged.keySet());
        check(
                Inventory.of(server.imapPort, "mary"),
                "mary",
                acknowledged.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private void check(Inventory now, String account, Iterable<String> expected) {
        assertThat(now.ids().values()).as("%s: none lost", account).containsAll(expected);
        assertThat(now.ids().values()).as("%s: none twice", account).doesNotHaveDuplicates();
        Inventory earlier = before.getOrDefault(account, now);
        assertThat(now.uidValidity()).as("%s: UIDVALIDITY", account).isEqualTo(earlier.uidValidity());
        assertThat(now.ids()).as("%s: UIDs", account).containsAllEntriesOf(Collections.unmodifiableMap(earlier.ids()));
        before.put(account, now);
    }
}
