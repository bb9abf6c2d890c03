package dev.mailwright.queue.file;

import static dev.mailwright.queue.kit.QueueEntries.entry;
import static dev.mailwright.queue.kit.QueueEntries.message;
import static dev.mailwright.queue.kit.QueueEntries.open;
import static dev.mailwright.queue.kit.QueueEntries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.DataSize;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.backup.SnapshotSet;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueException;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.kit.QueueStoreContract;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQueueTest extends QueueStoreContract {

    @TempDir
    static Path all;

    private final Path directory = all.resolve(Long.toString(new Random().nextLong() & Long.MAX_VALUE));

    @Override
    protected QueueStore closed() {
        return FileQueue.at(directory.resolve("contract"));
    }

    private static QueueId add(QueueStore queue, String text) {
        return queue.add(message(text), List.of(entry(text, "bob@example.org")))
                .toCompletableFuture()
                .join()
                .get(0);
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> found = Files.list(in)) {
            return found.filter(p -> p.toString().endsWith(".queue")).sorted().toList();
        }
    }

    @Test
    void aSnapshotTakenUnderLoadOpensWithAllThatWasThere() {
        FileQueue queue = FileQueue.at(directory.resolve("live")).segmentSize(DataSize.ofBytes(4096));
        open(queue);
        List<QueueId> there = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            there.add(add(queue, "entry " + i));
        }
        SnapshotPart busy = target -> {
            queue.snapshotPart().orElseThrow().contribute(target);
            for (int i = 0; i < 40; i++) {
                add(queue, "later " + i);
            }
        };
        Path snapshot = SnapshotSet.at(directory.resolve("snapshots"))
                .take(List.of(busy), new VirtualTime(Instant.EPOCH), Map.of())
                .path();
        queue.close();
        FileQueue again = FileQueue.at(snapshot.resolve("queue"));
        assertThat(open(again)).containsOnlyKeys(there);
        assertThat(text(again.body(there.get(7)))).contains("entry 7");
        again.close();
    }

    /** Whatever the last write looks like: everything acknowledged before it is there, and new mail is taken. */
    @Test
    void aTornTailLosesNothingThatWasAcknowledged() throws IOException {
        Path home = directory.resolve("torn");
        FileQueue queue = FileQueue.at(home);
        open(queue);
        QueueId first = add(queue, "first");
        long acknowledged = Files.size(files(home).get(0));
        QueueId second = add(queue, "second");
        long end = Files.size(files(home).get(0));
        byte[] bytes = Files.readAllBytes(files(home).get(0));
        queue.close();
        for (int cut = (int) acknowledged; cut <= end; cut++) {
            byte[] torn = Arrays.copyOf(bytes, cut % 2 == 0 ? cut : cut + 64);
            Arrays.fill(torn, cut, torn.length, (byte) 0xff);
            Path copy = directory.resolve("cut" + cut);
            Files.createDirectories(copy);
            Files.write(copy.resolve(Segment.name(1)), torn);
            FileQueue again = FileQueue.at(copy);
            Map<QueueId, QueueEntry> found = open(again);
            assertThat(found).containsKey(first);
            assertThat(found.containsKey(second)).isEqualTo(cut == end);
            QueueId third = add(again, "third");
            again.close();
            assertThat(open(again)).containsKeys(first, third);
            try (Message body = again.body(first)) {
                assertThat(text(body)).contains("first");
            }
            again.close();
        }
    }

    /** Damage in the middle costs what it hits and no more; it never makes mail of something that is none. */
    @Test
    void aFlippedBitCostsAtMostOneMessage(ExpectedLogs logs) throws IOException {
        logs.allow("is damaged").allow("is lost").allow("cannot be read");
        Path home = directory.resolve("flipped");
        FileQueue queue = FileQueue.at(home);
        open(queue);
        List<QueueId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(add(queue, "text" + i));
        }
        queue.close();
        byte[] bytes = Files.readAllBytes(files(home).get(0));
        for (int i = Segment.HEAD; i < bytes.length; i += 3) {
            byte[] bad = bytes.clone();
            bad[i] ^= (byte) (1 << i % 8);
            Path copy = directory.resolve("flip" + i);
            Files.createDirectories(copy);
            Files.write(copy.resolve(Segment.name(1)), bad);
            FileQueue again = FileQueue.at(copy);
            Map<QueueId, QueueEntry> found = open(again);
            assertThat(ids).containsAll(found.keySet());
            assertThat(found).hasSizeGreaterThanOrEqualTo(4);
            found.forEach((id, entry) -> {
                try (Message body = again.body(id)) {
                    assertThat(text(body)).contains(entry.message());
                }
            });
            again.close();
        }
    }

    @Test
    void filesAreUsedAgainAndNotMadeForEachMessage() throws IOException {
        Path home = directory.resolve("reused");
        FileQueue queue = FileQueue.at(home).segmentSize(DataSize.ofBytes(20_000));
        open(queue);
        QueueId kept = add(queue, "kept");
        for (int i = 0; i < 1_000; i++) {
            QueueId id = add(queue, "passing " + i + " " + "x".repeat(500));
            queue.remove(id).toCompletableFuture().join();
        }
        assertThat(files(home)).hasSizeLessThan(15);
        try (Message body = queue.body(kept)) {
            assertThat(text(body)).contains("kept");
        }
        queue.close();
        assertThat(open(queue)).containsOnlyKeys(kept);
        queue.close();
    }

    @Test
    void aReaderKeepsItsFile() {
        Path home = directory.resolve("pinned");
        FileQueue queue = FileQueue.at(home).segmentSize(DataSize.ofBytes(2_000));
        open(queue);
        QueueId id = add(queue, "read slowly");
        try (Message body = queue.body(id)) {
            queue.remove(id).toCompletableFuture().join();
            for (int i = 0; i < 50; i++) {
                queue.remove(add(queue, "passing " + "x".repeat(500)))
                        .toCompletableFuture()
                        .join();
            }
            assertThat(text(body)).contains("read slowly");
        }
        queue.close();
    }

    @Test
    void anotherOneIsKeptOut() {
        Path home = directory.resolve("held");
        FileQueue queue = FileQueue.at(home);
        open(queue);
        FileQueue second = FileQueue.at(home);
        assertThatThrownBy(() -> open(second))
                .isInstanceOf(QueueException.class)
                .hasMessageContaining("held by");
        add(queue, "still works");
        queue.close();
    }

    @Test
    void whatAnEarlierLifeOfAFileLeftIsNoMail() throws IOException {
        Path home = directory.resolve("stale");
        FileQueue queue = FileQueue.at(home);
        open(queue);
        add(queue, "old mail that is long gone");
        queue.close();
        Path file = files(home).get(0);
        Files.move(file, home.resolve("spare-0000000000000001.queue"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(open(queue)).isEmpty();
        QueueId id = add(queue, "new");
        queue.close();
        assertThat(open(queue)).containsOnlyKeys(id);
        queue.close();
    }
}
