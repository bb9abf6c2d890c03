package dev.mailwright.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Counts;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** An open store and short words for what the tests do with it. */
public final class StoreKit implements AutoCloseable {

    /** When the messages of the kit arrived, unless said otherwise. */
    public static final Instant ARRIVAL = Instant.parse("2024-02-29T12:34:56Z");

    private static final long PATIENCE_SECONDS = 60;

    private final VirtualTime time;
    private final ExecutorService workers;
    private final UnaryOperator<MailStore> reopened;
    private long seed;
    private MailStore store;

    public StoreKit(MailStore store, UnaryOperator<MailStore> reopened) {
        this(
                store,
                reopened,
                Executors.newFixedThreadPool(4),
                new VirtualTime(Instant.parse("2024-03-01T00:00:00Z")),
                1);
    }

    /**
     * @param workers closed with the kit
     * @param seed of all chance in the store
     */
    public StoreKit(
            MailStore store, UnaryOperator<MailStore> reopened, ExecutorService workers, VirtualTime time, long seed) {
        this.store = store;
        this.reopened = reopened;
        this.workers = workers;
        this.time = time;
        this.seed = seed;
        store.open(environment());
    }

    public MailStore store() {
        return store;
    }

    public VirtualTime time() {
        return time;
    }

    /** Closes the store and opens it again on the same mail. */
    public void reopen() {
        store.close();
        store = reopened.apply(store);
        store.open(environment());
    }

    @Override
    public void close() {
        store.close();
        workers.shutdown();
        try {
            assertThat(workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            fail(e);
        }
    }

    public StoreEnvironment environment() {
        RandomGenerator random = new Random(seed++);
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
                return random;
            }

            @Override
            public String threadNamePrefix() {
                return "kit-";
            }
        };
    }

    public static AccountId account(String name) {
        return new AccountId(name + "@example.com");
    }

    public static AccountId john() {
        return account("john");
    }

    public Folders folders() {
        return store.folders(john());
    }

    public Mailbox inbox() {
        return open(MailboxName.INBOX);
    }

    public Mailbox open(String... levels) {
        return open(MailboxName.of(levels));
    }

    public Mailbox open(MailboxName name) {
        return folders().open(name).toOptional().orElseThrow(() -> new AssertionError("no mailbox " + name));
    }

    public Mailbox create(String... levels) {
        get(folders().create(MailboxName.of(levels), Set.of()));
        return open(levels);
    }

    public Counts counts(MailboxName name) {
        Counts counts = folders().counts(List.of(name)).get(name);
        return counts == null ? fail("no counts of " + name) : counts;
    }

    public static Message message(String subject) {
        return Message.of("Subject: " + subject + "\r\nFrom: a@example.org\r\n\r\nbody of " + subject + "\r\n");
    }

    public Staged stage(String subject) {
        return store.stage(message(subject));
    }

    public static Filing filing(MailboxName folder) {
        return Filing.to(john(), folder, ARRIVAL);
    }

    /** Delivers into INBOX. */
    public Uid deliver(String subject) {
        return stored(file(subject, filing(MailboxName.INBOX))).uid();
    }

    public Filed file(String subject, Filing filing) {
        try (Staged staged = stage(subject)) {
            return get(store.file(staged, List.of(filing))).get(0);
        }
    }

    public static Filed.Stored stored(Filed filed) {
        return filed instanceof Filed.Stored stored ? stored : fail("not stored: " + filed);
    }

    public static StoreException.Reason failure(Filed filed) {
        return filed instanceof Filed.Failed failed ? failed.cause().reason() : fail("stored: " + filed);
    }

    /** Appends as many messages with flags as there are subjects. */
    public List<Uid> append(Mailbox mailbox, Set<Flag> flags, String... subjects) {
        List<Staged> staged = Arrays.stream(subjects).map(this::stage).toList();
        List<Filing> filings = staged.stream()
                .map(s -> filing(mailbox.name()).withFlags(flags))
                .toList();
        try {
            return get(mailbox.append(staged, filings));
        } finally {
            staged.forEach(Staged::close);
        }
    }

    public static UidSet set(List<Uid> uids) {
        return UidSet.of(uids.stream().mapToLong(Uid::value).toArray());
    }

    public static byte[] bytes(Mailbox mailbox, Uid uid) {
        try (Content content = mailbox.content(uid)) {
            return bytes(content);
        }
    }

    public static byte[] bytes(Content content) {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Mailbox mailbox, Uid uid) {
        return new String(bytes(mailbox, uid), StandardCharsets.UTF_8);
    }

    /** Every row, with every column; only figures may be read of them. */
    public static List<Row> rows(Mailbox mailbox) {
        List<Row> all = new ArrayList<>();
        try (Rows rows = mailbox.rows(UidSet.ALL, EnumSet.allOf(Column.class))) {
            for (List<Row> some = rows.next(1000); !some.isEmpty(); some = rows.next(1000)) {
                all.addAll(some);
            }
        }
        return all;
    }

    /** What a stage completes with. */
    public static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException cause) {
                throw cause;
            }
            throw new AssertionError("a change failed", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("a change never completed", e);
        }
    }

    /** Why a stage fails; it does fail with a store exception. */
    public static StoreException.Reason reason(CompletionStage<?> stage) {
        try {
            return fail("it did not fail but answered " + get(stage));
        } catch (StoreException e) {
            return e.reason();
        }
    }

    /** Why a read fails. */
    public static StoreException.Reason reasonOf(Runnable read) {
        try {
            read.run();
        } catch (StoreException e) {
            return e.reason();
        }
        return fail("it did not fail");
    }
}
