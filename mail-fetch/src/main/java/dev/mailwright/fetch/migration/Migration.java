package dev.mailwright.fetch.migration;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.journal.CopyJournal;
import dev.mailwright.fetch.journal.JournalException;
import dev.mailwright.fetch.migration.FolderMap.Way;
import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.TooLargeFault;
import dev.mailwright.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies one account. A connection that breaks is opened again, up to five times in a row in which nothing was copied. Runs on one thread; {@link #stop} may come
 * from any.
 */
public final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final int MOST_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Set<Kind> PASSING =
            EnumSet.of(Kind.UNREACHABLE, Kind.BUSY, Kind.TEMPORARY, Kind.SLOW, Kind.TOO_LARGE);

    private final Supplier<? extends RemoteAccount> connect;
    private final Orders orders;
    private final Rooms rooms;
    private final Path journals;
    private final Book book;
    private final Set<String> refused = new HashSet<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private int batch;

    public Migration(Supplier<? extends RemoteAccount> connect, Orders orders, Rooms rooms, Path journals) {
        this.connect = connect;
        this.orders = orders;
        this.rooms = rooms;
        this.journals = journals;
        this.book = new Book(orders.listener());
        this.batch = orders.batch();
    }

    /** Blocks until it is over. Never fails: the report says what went wrong. */
    public MigrationReport run() {
        long start = rooms.time().nanos();
        String error = "";
        try (CopyJournal journal = CopyJournal.open(journals, orders.name())) {
            attempts(journal);
        } catch (RemoteFault | TooLargeFault | JournalException | StoreException | Halt e) {
            error = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("migration {} failed", orders.name(), e);
            error = "an error of this server; its log has more";
        }
        MigrationReport report = book.report(
                orders.dryRun(), error, Duration.ofNanos(rooms.time().nanos() - start));
        LOG.info(
                "migration={} dryRun={} folders={} copied={} flagged={} failed={} took={}ms reason=\"{}\"",
                orders.name(),
                orders.dryRun(),
                report.folders().size(),
                report.copied(),
                report.flagged(),
                report.failed(),
                report.took().toMillis(),
                error);
        return report;
    }

    private void attempts(CopyJournal journal) {
        int failures = 0;
        while (true) {
            long before = book.copied();
            try (RemoteAccount remote = connect.get()) {
                remote.limit(orders.rate());
                attempt(remote, journal);
                return;
            } catch (TooLargeFault e) {
                LOG.debug("migration {}: {}", orders.name(), e.getMessage());
            } catch (RemoteFault e) {
                failures = book.copied() > before ? 1 : failures + 1;
                if (failures > MOST_FAILURES || !PASSING.contains(e.kind()) || stopped.isDone()) {
                    throw e;
                }
                batch = e.kind() == Kind.TOO_LARGE ? 1 : batch;
                LOG.debug("migration {} goes on after: {}", orders.name(), e.getMessage());
                pause(PAUSE.multipliedBy(1L << (failures - 1)));
            }
        }
    }

    private void pause(Duration length) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (var timer = rooms.time().after(length, () -> over.complete(null))) {
            CompletableFuture.anyOf(over, stopped).join();
        }
    }

    private void attempt(RemoteAccount remote, CopyJournal journal) {
        List<Way> ways = new FolderMap(
                        orders.rules(),
                        orders.skipped(),
                        rooms.store().folders(orders.owner().id()).list())
                .ways(remote.folders());
        book.again();
        for (Way way : ways) {
            Book.Line line = book.line(way.remote().name());
            if (way.target().isEmpty()) {
                line.problem(way.why());
            }
        }
        List<Way> wanted = ways.stream().filter(way -> way.target().isPresent()).toList();
        wanted.forEach(way -> copy(remote, way, journal).look());
        if (!orders.dryRun()) {
            wanted.forEach(way -> into(remote, way, journal));
        }
    }

    private FolderCopy copy(RemoteAccount remote, Way way, CopyJournal journal) {
        return new FolderCopy(remote, way, orders, rooms, journal, book, refused);
    }

    /** A folder that cannot be here does not keep the others away. */
    private void into(RemoteAccount remote, Way way, CopyJournal journal) {
        try {
            copy(remote, way, journal).copy(batch);
        } catch (StoreException e) {
            if (e.reason().isFault()) {
                throw e;
            }
            book.line(way.remote().name()).failed(String.valueOf(e.getMessage()));
        }
    }

    /** Cuts pauses short; the connection is the caller's to cut off. */
    public void stop() {
        stopped.complete(null);
    }
}
