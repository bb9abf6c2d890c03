package dev.mailwright.fetch;

import dev.mailwright.ConfigurationException;
import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.fetch.migration.MigrationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** The accounts of a running server, each with its runner. */
final class Engine implements FetchEngine, MailService.Running {

    private final Rooms rooms;
    private final Crew crew;
    private final Path journals;
    private final Map<String, Runner> runners = new ConcurrentSkipListMap<>();
    private final Migrations migrations;
    private volatile boolean open;

    Engine(Rooms rooms, Crew crew, Path journals, List<FetchAccount> accounts) {
        this.rooms = rooms;
        this.crew = crew;
        this.journals = journals;
        this.migrations = new Migrations(rooms, crew, journals);
        accounts.forEach(account -> runners.put(account.name(), runner(account)));
    }

    private Runner runner(FetchAccount account) {
        return new Runner(account, rooms, crew, journals);
    }

    @Override
    public Object handle() {
        return this;
    }

    @Override
    public void open() {
        open = true;
        runners.values().forEach(Runner::start);
    }

    @Override
    public synchronized void put(FetchAccount account) {
        List<Problem> problems = FetchService.problems(account, rooms);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        Runner next = runner(account);
        Runner before = runners.put(account.name(), next);
        CompletionStage<?> over = before == null ? CompletableFuture.completedFuture(null) : before.stop();
        over.whenComplete((done, failure) -> {
            if (open) {
                next.start();
            }
        });
    }

    @Override
    public synchronized void remove(String name) {
        Runner gone = runners.remove(name);
        if (gone != null) {
            gone.stop();
        }
    }

    @Override
    public List<FetchStatus> status() {
        return runners.values().stream().map(Runner::status).toList();
    }

    @Override
    public CompletionStage<PollResult> poll(String name) {
        return find(name).pollNow();
    }

    @Override
    public CompletionStage<MigrationReport> migrate(ImapMigration migration) {
        if (!open) {
            throw new IllegalStateException("the server is not running");
        }
        return migrations.start(migration);
    }

    @Override
    public void enable(String name) {
        find(name).enable();
    }

    @Override
    public void disable(String name) {
        find(name).disable();
    }

    private Runner find(String name) {
        Runner runner = runners.get(name);
        if (runner == null) {
            throw new IllegalArgumentException("there is no fetch account \"" + name + "\"");
        }
        return runner;
    }

    @Override
    public CompletionStage<?> drain() {
        open = false;
        CompletableFuture<?> polls = CompletableFuture.allOf(runners.values().stream()
                .map(Runner::stop)
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new));
        return CompletableFuture.allOf(polls, migrations.stop());
    }

    @Override
    public void close() {
        drain();
        crew.close();
    }
}
