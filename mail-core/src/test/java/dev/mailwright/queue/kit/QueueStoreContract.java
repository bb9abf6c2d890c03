package dev.mailwright.queue.kit;

import static dev.mailwright.queue.kit.QueueEntries.entry;
import static dev.mailwright.queue.kit.QueueEntries.message;
import static dev.mailwright.queue.kit.QueueEntries.open;
import static dev.mailwright.queue.kit.QueueEntries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.message.Message;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueException;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueueStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every queue does: extend it for yours. */
public abstract class QueueStoreContract {

    private QueueStore queue = MemoryQueue.create();

    /** A queue that is not open; each call gives another object over the same mail. */
    protected abstract QueueStore closed();

    @BeforeEach
    void opened() {
        queue = closed();
        open(queue);
    }

    @AfterEach
    void closing() {
        queue.close();
    }

    private List<QueueId> add(Message message, QueueEntry... entries) {
        return queue.add(message, Arrays.asList(entries)).toCompletableFuture().join();
    }

    private Map<QueueId, QueueEntry> reopened() {
        queue.close();
        queue = closed();
        return open(queue);
    }

    @Test
    void whatWasAddedIsThere() {
        QueueId id = add(message("one"), entry("m1", "bob@example.org")).get(0);
        assertThat(queue.read(id).message()).isEqualTo("m1");
        try (Message body = queue.body(id)) {
            assertThat(text(body)).startsWith("Subject: one").hasSize((int) body.size());
        }
        assertThat(reopened().get(id)).extracting(QueueEntry::message).isEqualTo("m1");
        try (Message body = queue.body(id)) {
            assertThat(text(body)).startsWith("Subject: one");
        }
    }

    @Test
    void oneMessageServesSeveralEntries() {
        List<QueueId> ids = add(message("both"), entry("m", "a@one.example"), entry("m", "b@two.example"));
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        queue.remove(ids.get(0)).toCompletableFuture().join();
        assertThat(reopened()).containsOnlyKeys(ids.get(1));
        try (Message body = queue.body(ids.get(1))) {
            assertThat(text(body)).contains("both");
        }
    }

    @Test
    void theLastUpdateCounts() {
        QueueId id = add(message("x"), entry("m", "a@one.example")).get(0);
        for (int i = 1; i <= 3; i++) {
            QueueEntry changed = queue.read(id).withNextAttempt(QueueEntries.ARRIVAL.plusSeconds(i));
            queue.update(id, changed).toCompletableFuture().join();
        }
        assertThat(reopened().get(id))
                .extracting(QueueEntry::nextAttempt)
                .isEqualTo(QueueEntries.ARRIVAL.plusSeconds(3));
    }

    @Test
    void whatIsRemovedStaysAway() {
        QueueId id = add(message("x"), entry("m", "a@one.example")).get(0);
        CompletableFuture<Void> removed = queue.remove(id).toCompletableFuture();
        queue.update(id, entry("m", "a@one.example")).toCompletableFuture().join();
        removed.join();
        assertThatThrownBy(() -> queue.read(id))
                .isInstanceOfSatisfying(
                        QueueException.class, e -> assertThat(e.reason()).isEqualTo(QueueException.Reason.GONE));
        assertThat(reopened()).isEmpty();
    }

    @Test
    void namesAscendAlsoAfterTheLastIsGone() {
        QueueId first = add(message("x"), entry("m", "a@one.example")).get(0);
        queue.remove(first).toCompletableFuture().join();
        reopened();
        assertThat(add(message("y"), entry("m", "a@one.example")).get(0)).isGreaterThan(first);
    }

    @Test
    void manyAtOnceAreAllThere() {
        List<CompletableFuture<List<QueueId>>> adding = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Message body = message("number " + i + " " + "x".repeat(i * 7));
            adding.add(queue.add(body, List.of(entry("m" + i, "a@one.example"))).toCompletableFuture());
        }
        List<QueueId> ids =
                adding.stream().map(CompletableFuture::join).map(l -> l.get(0)).toList();
        Map<QueueId, QueueEntry> found = reopened();
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        for (int i = 0; i < 500; i += 50) {
            try (Message body = queue.body(ids.get(i))) {
                assertThat(text(body)).startsWith("Subject: number " + i + " ");
            }
        }
    }

    @Test
    void aLargeMessageComesBackWhole() {
        String large = "0123456789abcdef".repeat(100_000);
        QueueId id = add(message(large), entry("m", "a@one.example")).get(0);
        reopened();
        try (Message body = queue.body(id)) {
            assertThat(text(body)).contains(large);
        }
    }

    @Test
    void nobodyOpensItTwice() {
        assertThatThrownBy(() -> open(queue)).isInstanceOf(QueueException.class);
    }
}
