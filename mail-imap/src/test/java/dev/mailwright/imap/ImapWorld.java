package dev.mailwright.imap;

import dev.mailwright.DataSize;
import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.sasl.DirectoryAuthenticator;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.TextIndex;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.Directories;
import dev.mailwright.transcript.Statement;
import dev.mailwright.transcript.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Sessions without sockets over {@link StoredMail}; knows besides {@code given remote} (logins come from another machine) and
 * {@code given shutdown}, {@code given failing METHOD REASON} (see {@link FailingStore}), {@code given without CAPABILITY...}, {@code given working}, and {@code
 * then faults 1}, which takes them as expected.
 */
final class ImapWorld implements World, StoreEnvironment {

    private final VirtualTime time = new VirtualTime(Instant.parse("2024-03-01T00:00:00Z"));
    private final Random random = new Random(4711);
    private final Path directory;
    private final FailingStore failing = new FailingStore();
    private final MailStore store;
    private final MemoryDirectory accounts = MemoryDirectory.empty(new Pbkdf2Hasher(random, 1_000), random);
    private final List<PureImap> sessions = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    private boolean remote;
    private Set<String> without = Set.of();

    private ImapWorld(Path directory, MailStore store) {
        this.directory = directory;
        this.store = failing.around(store);
        store.open(this);
    }

    static ImapWorld inMemory() {
        return over(directory -> MemoryStore.create());
    }

    /** @param stores makes a store, given an empty directory */
    static ImapWorld over(Function<Path, MailStore> stores) {
        try {
            Path directory = Files.createTempDirectory("imap-world");
            Path mail = Files.createDirectory(directory.resolve("mail"));
            return new ImapWorld(directory, stores.apply(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PureImap connect() {
        PureImap session = new PureImap(this);
        sessions.add(session);
        return session;
    }

    ImapServices services() {
        DirectoryAuthenticator authenticator =
                new DirectoryAuthenticator(accounts, time, workers(), events(), random, 1);
        return new ImapServices(
                "mx.x.test",
                store,
                authenticator,
                time,
                directory,
                DataSize.ofMebibytes(1),
                Duration.ofMinutes(30),
                without,
                TextIndex.NONE);
    }

    MailStore store() {
        return store;
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    boolean loopback() {
        return !remote;
    }

    /** A fault of the machine, which a strand would have logged. */
    void fault(Throwable fault) {
        faults.add(fault);
    }

    @Override
    public void given(Statement statement) {
        switch (statement.words().get(0)) {
            case "remote" -> remote = true;
            case "failing" ->
                failing.fail(statement.words().get(1), statement.words().get(2));
            case "without" ->
                without = Set.copyOf(
                        statement.words().subList(1, statement.words().size()));
            case "working" -> failing.fail("", "");
            case "shutdown" -> sessions.forEach(PureImap::shutdown);
            default -> new StoredMail(store, accounts).given(statement);
        }
    }

    @Override
    public void then(Statement statement) {
        if (statement.words().get(0).equals("faults")) {
            int wanted = Integer.parseInt(statement.words().get(1));
            if (faults.size() != wanted) {
                throw new AssertionError("faults: " + faults);
            }
            faults.clear();
            return;
        }
        new StoredMail(store, accounts).then(statement);
    }

    @Override
    public void tick(Duration duration) {
        time.advance(duration);
        sessions.forEach(session -> session.timeOutAfter(duration));
    }

    @Override
    public void close() {
        store.close();
        Directories.delete(directory);
        if (!faults.isEmpty()) {
            throw new AssertionError("a fault", faults.get(0));
        }
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public Executor workers() {
        return Runnable::run;
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
        return "imap-test";
    }
}
