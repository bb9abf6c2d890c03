package dev.mailwright.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged by SMTP, APPEND, STORE, MOVE and EXPUNGE survives {@code kill -9} straight afterwards: none lost,
 * none twice, none torn, no UID and no flag changed; and a server with {@value LargeMailbox#MESSAGES} messages is ready
 * again after five seconds of processor time. {@code -Dkills=200} kills more often.
 */
class KillNineIT {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int SENDERS = 3;
    private static final int IMAP_WRITERS = 3;
    private static final int READY_EVERY = 5;
    private static final Duration READY = Duration.ofSeconds(5);

    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
    private final Ledger ledger = new Ledger();
    private final List<Duration> ready = new ArrayList<>();
    private final List<Duration> readyTime = new ArrayList<>();
    private final Map<String, Inventory> before = new HashMap<>();

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsThereOnceWithTheUidItHad(@TempDir Path directory) throws Exception {
        Path mail = directory.resolve("mail");
        Path log = directory.resolve("server.log");
        LargeMailbox.make(mail);
        for (int round = 0; round < KILLS; round++) {
            try (ServerProcess server = start(mail, log, round % READY_EVERY == 0)) {
                check(server);
                killUnderLoad(server, 20 + 13 * (round % 20));
            }
        }
        try (ServerProcess server = start(mail, log, true)) {
            check(server);
            checkTexts(server);
        }
        checkLeftovers(mail, log);
        assertThat(log).content().doesNotContain("Exception");
        assertThat(ledger.acknowledged()).as("kinds of changes").containsOnlyKeys(Ledger.Deed.values());
        assertThat(acknowledged).as("messages by SMTP").isNotEmpty();
        Collections.sort(ready);
        Collections.sort(readyTime);
        Duration median = readyTime.get(readyTime.size() / 2);
        System.out.println("kill -9: " + KILLS + " times, " + acknowledged.size() + " messages by SMTP and "
                + ledger.acknowledged() + " by IMAP acknowledged; with " + LargeMailbox.MESSAGES
                + " messages ready after " + ready.get(ready.size() / 2).toMillis() + " ms, " + median.toMillis()
                + " ms of processor time (medians)");
        assertThat(median)
                .as("until the large mailbox is open, of %s", readyTime)
                .isLessThan(READY);
    }

    /** Starts a server, and sometimes takes the time until the large mailbox can be read. */
    private ServerProcess start(Path mail, Path log, boolean timed) throws IOException {
        long begun = System.nanoTime();
        ServerProcess server = ServerProcess.start(mail, log);
        if (timed) {
            try (Line line = new Line(server.imapPort)) {
                line.read();
                line.command("a ", "LOGIN " + LargeMailbox.ACCOUNT + "@example.com secret");
                assertThat(line.command("b ", "SELECT INBOX")).contains("* " + LargeMailbox.MESSAGES + " EXISTS");
            }
            ready.add(Duration.ofNanos(System.nanoTime() - begun));
            readyTime.add(server.processorTime());
        }
        return server;
    }

    /** Kills in the middle of things, right after so many acknowledgements of this round. */
    private void killUnderLoad(ServerProcess server, int messages) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(messages);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            threads.add(new Thread(new Sender(server.smtpPort, ids, acknowledged, enough)));
        }
        for (int i = 0; i < IMAP_WRITERS; i++) {
            threads.add(new Thread(new ImapWriter(server.imapPort, ids, ledger, enough)));
        }
        threads.forEach(Thread::start);
        assertThat(enough.await(60, TimeUnit.SECONDS))
                .as("the server takes mail")
                .isTrue();
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void check(ServerProcess server) throws IOException {
        check(Inventory.of(server.imapPort, "john", "INBOX"), "john", acknowledged.keySet());
        check(
                Inventory.of(server.imapPort, "mary", "INBOX"),
                "mary",
                acknowledged.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList());
        Map<String, Ledger.Place> found = new HashMap<>();
        for (String mailbox : List.of("INBOX", "Archive")) {
            Inventory now = Inventory.of(server.imapPort, Ledger.ACCOUNT, mailbox);
            checkValidity(now, Ledger.ACCOUNT + "/" + mailbox);
            now.messages()
                    .forEach((uid, seen) -> assertThat(
                                    found.put(seen.id(), new Ledger.Place(mailbox, uid, seen.flags())))
                            .as("%s: none twice", seen.id())
                            .isNull());
        }
        ledger.check(found);
    }

    /** None is torn. */
    private void checkTexts(ServerProcess server) throws IOException {
        for (String mailbox : List.of("john INBOX", "mary INBOX", "anna INBOX", "anna Archive")) {
            String[] names = mailbox.split(" ", 2);
            Inventory.whole(server.imapPort, names[0], names[1])
                    .messages()
                    .forEach(
                            (uid, seen) -> assertThat(seen.text()).as(seen.id()).isEqualTo(ImapWriter.text(seen.id())));
        }
    }

    /** What the killed were writing goes when it is a day and a half old, at the next start. */
    private static void checkLeftovers(Path mail, Path log) throws Exception {
        assertThat(unfinished(mail))
                .as("what is being written")
                .hasSizeLessThan(KILLS * (SENDERS * 2 + IMAP_WRITERS + 3));
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(37)));
        for (Path file : unfinished(mail)) {
            Files.setLastModifiedTime(file, old);
        }
        try (ServerProcess server = ServerProcess.start(mail, log)) {
            for (String account : List.of("john", "mary", Ledger.ACCOUNT)) {
                Inventory.of(server.imapPort, account, "INBOX");
            }
            assertThat(unfinished(mail)).as("left behind").isEmpty();
        }
    }

    private static List<Path> unfinished(Path mail) throws IOException {
        try (Stream<Path> files = Files.walk(mail)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getParent().endsWith("tmp") || file.getParent().endsWith("spool"))
                    .toList();
        }
    }

    private void checkValidity(Inventory now, String mailbox) {
        Inventory earlier = before.getOrDefault(mailbox, now);
        assertThat(now.uidValidity()).as("%s: UIDVALIDITY", mailbox).isEqualTo(earlier.uidValidity());
        before.put(mailbox, now);
    }

    private void check(Inventory now, String account, Iterable<String> expected) {
        assertThat(now.ids().values()).as("%s: none lost", account).containsAll(expected);
        assertThat(now.ids().values()).as("%s: none twice", account).doesNotHaveDuplicates();
        Inventory earlier = before.getOrDefault(account, now);
        assertThat(now.ids()).as("%s: UIDs", account).containsAllEntriesOf(Collections.unmodifiableMap(earlier.ids()));
        checkValidity(now, account);
    }
}
