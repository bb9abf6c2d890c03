package dev.mailwright.fetch.migration;

import dev.mailwright.fetch.migration.MigrationReport.FolderReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts one migration and tells of it. For one thread. */
final class Book {

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Consumer<MigrationProgress> listener;
    private String folder = "";
    private int done;
    private long received;
    private long expectedMessages;
    private long expectedOctets;

    Book(Consumer<MigrationProgress> listener) {
        this.listener = listener;
    }

    /** Counts one folder. */
    static final class Line {

        private final String remote;
        private String local = "";
        private long messages;
        private long copied;
        private long octets;
        private long flagged;
        private long failed;
        private String problem = "";

        private Line(String remote) {
            this.remote = remote;
        }

        void flagged(long count) {
            flagged += count;
        }

        void failed(String why) {
            failed++;
            problem = why;
        }

        void problem(String why) {
            problem = why;
        }

        FolderReport report() {
            return new Folder(remote, local, messages, copied, octets, flagged, failed, problem);
        }
    }

    private record Folder(
            String remote,
            String local,
            long messages,
            long copied,
            long octets,
            long flagged,
            long failed,
            String problem)
            implements FolderReport {}

    private record Report(List<FolderReport> folders, boolean dryRun, String error, Duration took)
            implements MigrationReport {}

    private record Progress(
            String folder,
            int folders,
            int totalFolders,
            long messages,
            long totalMessages,
            long octets,
            long totalOctets)
            implements MigrationProgress {}

    Line line(String remote) {
        return lines.computeIfAbsent(remote, Line::new);
    }

    /** A connection begins: what was not copied over the last one is counted anew. */
    void again() {
        expectedMessages = copied();
        expectedOctets = lines.values().stream().mapToLong(one -> one.octets).sum();
        received = expectedOctets;
        done = 0;
        lines.values().forEach(one -> one.failed = 0);
    }

    long copied() {
        return lines.values().stream().mapToLong(one -> one.copied).sum();
    }

    void at(Line line) {
        folder = line.remote;
        tell();
    }

    void found(Line line, String local, long messages) {
        line.local = local;
        line.messages = messages;
    }

    void expect(long messages, long octets) {
        expectedMessages += messages;
        expectedOctets += octets;
    }

    void received(long octets) {
        received += octets;
        tell();
    }

    void copied(Line line, long messages, long octets) {
        line.copied += messages;
        line.octets += octets;
        tell();
    }

    void finished() {
        done++;
        tell();
    }

    private void tell() {
        listener.accept(new Progress(folder, done, lines.size(), copied(), expectedMessages, received, expectedOctets));
    }

    MigrationReport report(boolean dryRun, String error, Duration took) {
        return new Report(lines.values().stream().map(Line::report).toList(), dryRun, error, took);
    }
}
