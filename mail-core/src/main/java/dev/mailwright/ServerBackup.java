package dev.mailwright;

import dev.mailwright.backup.Snapshot;
import dev.mailwright.backup.SnapshotReport;
import dev.mailwright.backup.SnapshotSet;
import dev.mailwright.store.Restore;
import dev.mailwright.store.Restored;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Backup} of the rooms of a server. A stop waits for what is under way. */
final class ServerBackup implements Backup {

    private static final Logger LOG = LoggerFactory.getLogger(ServerBackup.class);

    private final ServerRooms rooms;
    private final ServerSettings settings;
    private final Gate writers;

    ServerBackup(ServerRooms rooms, ServerSettings settings, Gate writers) {
        this.rooms = rooms;
        this.settings = settings;
        this.writers = writers;
    }

    @Override
    public SnapshotReport snapshot(Path directory) {
        return inside(() -> {
            long began = rooms.time().nanos();
            SnapshotReport report = SnapshotSet.at(directory)
                    .take(rooms.snapshotParts(), rooms.time(), Map.of("server", settings.hostname()));
            LOG.info(
                    "snapshot {} after {} ms",
                    report,
                    Duration.ofNanos(rooms.time().nanos() - began).toMillis());
            return report;
        });
    }

    @Override
    public List<Restored> restore(Snapshot snapshot, Restore what) {
        return inside(() -> {
            List<Restored> results = settings.store().restore(snapshot, what);
            LOG.info(
                    "restored from {}: {} messages with their UIDs, {} with new ones, {} were there, {} are damaged",
                    snapshot,
                    results.stream().mapToLong(Restored::kept).sum(),
                    results.stream().mapToLong(Restored::renumbered).sum(),
                    results.stream().mapToLong(Restored::present).sum(),
                    results.stream().mapToLong(Restored::damaged).sum());
            return results;
        });
    }

    private <T> T inside(Supplier<T> work) {
        writers.enter();
        try (Interrupts held = new Interrupts()) {
            return work.get();
        } finally {
            writers.leave();
        }
    }
}
