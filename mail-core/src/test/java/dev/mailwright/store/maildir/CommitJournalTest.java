package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit journal brings back what a power loss took, once, and nothing that was removed since. */
class CommitJournalTest {

    private static final String OTHER_RUN = "another run of the machine";

    @TempDir
    Path root;

    @TempDir
    Path copies;

    private final Disk local = new LocalDisk();
    private StoreKit kit;
    private int losses;

    @BeforeEach
    void open() {
        kit = new StoreKit(MaildirStore.on(local, root), closed -> MaildirStore.on(local, root));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private static Disk ofAnotherRun(Disk disk, String run) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("bootId")) {
                        return run;
                    }
                    try {
                        return method.invoke(disk, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What is on disk at this moment, as another directory. */
    private Path copy() throws IOException {
        Path copy = copies.resolve("copy" + losses++);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, copy.resolve(root.relativize(path).toString()));
            }
        }
        return copy;
    }

    private StoreKit opened(Path copy, String run) {
        return new StoreKit(
                MaildirStore.on(ofAnotherRun(local, run), copy),
                closed -> MaildirStore.on(ofAnotherRun(local, run), copy));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static Path maildir(Path store) {
        return store.resolve("example.com/john");
    }

    private static Map<Long, String> messages(Mailbox mailbox) {
        Map<Long, String> found = new TreeMap<>();
        UidSet uids = mailbox.view().uids();
        uids.forEach(uid -> found.put(uid, StoreKit.text(mailbox, new Uid(uid))));
        return found;
    }

    /** Takes away what was not forced: lines and octets, wholly or in part. */
    private static void lose(Path copy, Random random) throws IOException {
        Path list = maildir(copy).resolve(UidListFile.NAME);
        byte[] lines = Files.readAllBytes(list);
        int head = new String(lines, StandardCharsets.UTF_8).indexOf('\n') + 1;
        Files.write(list, Arrays.copyOf(lines, head + random.nextInt(lines.length - head + 1)));
        for (Path file : files(maildir(copy).resolve("cur"))) {
            switch (random.nextInt(4)) {
                case 0 -> Files.delete(file);
                case 1 -> Files.write(file, new byte[0]);
                case 2 -> Files.write(file, new byte[(int) Files.size(file)]);
                default -> {
                    // it was written in time
                }
            }
        }
    }

    @Test
    void whatAPowerLossTakesComesBackOnce() throws IOException {
        for (int i = 0; i < 20; i++) {
            kit.deliver("m" + i);
        }
        Map<Long, String> before = messages(kit.inbox());
        for (int seed = 0; seed < 20; seed++) {
            Path copy = copy();
            lose(copy, new Random(seed));
            try (StoreKit after = opened(copy, OTHER_RUN)) {
                assertThat(messages(after.inbox())).as("seed %d", seed).isEqualTo(before);
                assertThat(journals(copy)).isEmpty();
                assertThat(after.deliver("next").value()).isEqualTo(21);
            }
        }
    }

    private static List<String> journals(Path store) throws IOException {
        return files(store.resolve(".mailwright/journal")).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.startsWith("journal-"))
                .toList();
    }

    @Test
    void whatWasExpungedStaysAway() throws IOException {
        for (int i = 0; i < 4; i++) {
            kit.deliver("m" + i);
        }
        StoreKit.get(kit.inbox().expunge(UidSet.of(2, 4)));
        Path copy = copy();
        Files.write(files(maildir(copy).resolve("cur")).get(0), new byte[0]);
        try (StoreKit after = opened(copy, OTHER_RUN)) {
            assertThat(after.inbox().view().uids()).hasToString("1,3");
            assertThat(after.deliver("next").value()).isEqualTo(5);
        }
    }

    @Test
    void whatWasMovedOrCopiedIsWhereItWasPut() throws IOException {
        for (int i = 0; i < 3; i++) {
            kit.deliver("m" + i);
        }
        StoreKit.get(kit.inbox().move(UidSet.of(1), kit.open("Archive")));
        StoreKit.get(kit.inbox().copy(UidSet.of(2), kit.open("Archive")));
        Path copy = copy();
        try (StoreKit after = opened(copy, OTHER_RUN)) {
            assertThat(after.inbox().view().uids()).hasToString("2:3");
            assertThat(messages(after.open("Archive")).values())
                    .hasSize(2)
                    .satisfiesExactly(
                            m -> assertThat(m).contains("m0"),
                            m -> assertThat(m).contains("m1"));
        }
    }

    @Test
    void aFolderThatWasDeletedOrRenamedTakesItsMailAlong() throws IOException {
        kit.create("a");
        kit.create("b");
        kit.file("in a", StoreKit.filing(MailboxName.of("a")));
        kit.file("in b", StoreKit.filing(MailboxName.of("b")));
        StoreKit.get(kit.folders().rename(MailboxName.of("a"), MailboxName.of("c")));
        StoreKit.get(kit.folders().delete(MailboxName.of("b")));
        kit.create("a");
        kit.create("b");
        try (StoreKit after = opened(copy(), OTHER_RUN)) {
            assertThat(after.open("a").view().size()).isZero();
            assertThat(after.open("b").view().size()).isZero();
            assertThat(messages(after.open("c")).values())
                    .singleElement()
                    .satisfies(m -> assertThat(m).contains("in a"));
        }
    }

    @Test
    void flagsThatWereSetSinceStay() throws IOException {
        kit.deliver("m");
        StoreKit.get(kit.inbox().flag(UidSet.ALL, FlagEdit.add(Flag.SEEN), ModSeq.LAST));
        Path copy = copy();
        Files.write(files(maildir(copy).resolve("cur")).get(0), new byte[0]);
        try (StoreKit after = opened(copy, OTHER_RUN)) {
            assertThat(messages(after.inbox()).values())
                    .singleElement()
                    .satisfies(m -> assertThat(m).contains("Subject: m"));
            assertThat(after.inbox().view().flagsAt(0)).containsExactly(Flag.SEEN);
        }
    }

    @Test
    void segmentsAreReleasedInTimeAndUsedAgain() throws IOException {
        for (int round = 0; round < 3; round++) {
            kit.deliver("m" + round);
            assertThat(journals(root)).hasSize(1);
            kit.time().advance(Duration.ofSeconds(61));
            waitForWorkers();
            assertThat(journals(root)).isEmpty();
            assertThat(files(root.resolve(".mailwright/journal"))).hasSize(1);
        }
        try (StoreKit after = opened(copy(), OTHER_RUN)) {
            assertThat(after.inbox().view().size()).isEqualTo(3);
        }
    }

    /** Commits of one mailbox and a checkpoint take turns, so what was begun before is over. */
    private void waitForWorkers() throws IOException {
        for (int i = 0; i < 10_000 && !journals(root).isEmpty(); i++) {
            StoreKit.get(kit.folders().subscriptions(Set.of(), Set.of()));
        }
    }

    @Test
    void aCleanCloseLeavesNothingToReplay() throws IOException {
        kit.deliver("m");
        kit.reopen();
        assertThat(journals(root)).isEmpty();
        assertThat(kit.inbox().view().size()).isEqualTo(1);
    }

    @Test
    void aFailedForceKeepsNothingAndTheNextMessageGoesAnotherWay(ExpectedLogs logs) throws IOException {
        logs.allow("");
        FailingDisk broken = new FailingDisk();
        Path other = copies.resolve("broken");
        try (StoreKit failing =
                new StoreKit(MaildirStore.on(broken, other), closed -> MaildirStore.on(broken, other))) {
            failing.deliver("m0");
            broken.failAt(1000, "");
            failing.deliver("m1");
            List<String> done = List.of(broken.history().split(", "));
            broken.failAt(done.indexOf("force " + journals(other).get(0)) + 1, "Input/output error");
            assertThat(StoreKit.failure(failing.file("lost", StoreKit.filing(MailboxName.INBOX))))
                    .isEqualTo(StoreException.Reason.TRANSIENT);
            assertThat(broken.heal()).isTrue();
            failing.deliver("m2");
            assertThat(messages(failing.inbox()).keySet()).containsExactly(1L, 2L, 4L);
        }
        assertThat(files(maildir(other).resolve("cur"))).hasSize(3);
    }

    @Test
    void damageNeverGivesAWrongMessage(ExpectedLogs logs) throws IOException {
        logs.allow("");
        for (int i = 0; i < 8; i++) {
            kit.deliver("m" + i);
        }
        Map<Long, String> before = messages(kit.inbox());
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Path copy = copy();
            lose(copy, random);
            Path journal =
                    copy.resolve(".mailwright/journal").resolve(journals(copy).get(0));
            byte[] bytes = Files.readAllBytes(journal);
            if (seed % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(8000));
            } else {
                bytes[random.nextInt(8000)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(journal, bytes);
            try (StoreKit after = opened(copy, OTHER_RUN)) {
                messages(after.inbox()).forEach((uid, text) -> {
                    if (before.containsKey(uid) && text.contains("Subject")) {
                        assertThat(text).isEqualTo(before.get(uid));
                    }
                });
            }
        }
    }
}
