package dev.mailwright.fetch;

import dev.mailwright.backup.SnapshotException;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.backup.SnapshotSection;
import dev.mailwright.backup.SnapshotTarget;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The journals in a snapshot. A last line that is being written meanwhile is passed over when they are read again. */
record JournalsPart(Path directory) implements SnapshotPart, AutoCloseable {

    @Override
    public void contribute(SnapshotTarget target) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (SnapshotSection section = target.section("fetch");
                DirectoryStream<Path> journals = Files.newDirectoryStream(directory, "*.{journal,migration}")) {
            for (Path journal : journals) {
                section.copy(journal, journal.getFileName().toString());
            }
        } catch (IOException e) {
            throw new SnapshotException("the journals in " + directory + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
