package dev.mailwright.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A disk that is full at the n-th operation, and one that has no links if that is said. */
final class FailingSnapshotDisk extends SnapshotDisk {

    private final boolean links;
    private int left;

    /**
     * @param failing which operation fails, beginning with 1; 0 for none
     */
    FailingSnapshotDisk(int failing, boolean links) {
        this.left = failing;
        this.links = links;
    }

    private void step() throws IOException {
        if (--left == 0) {
            throw new IOException("No space left on device");
        }
    }

    /** Whether there were as many operations. */
    boolean failed() {
        return left <= 0;
    }

    @Override
    void directory(Path directory) throws IOException {
        step();
        super.directory(directory);
    }

    /** Links between snapshots are there all the same. */
    @Override
    void link(Path existing, Path name) throws IOException {
        step();
        if (!links && existing.toString().contains("live")) {
            throw new FileSystemException(name.toString(), existing.toString(), "Invalid cross-device link");
        }
        super.link(existing, name);
    }

    @Override
    void copy(Path from, Path to) throws IOException {
        step();
        super.copy(from, to);
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
        step();
        super.write(file, bytes);
    }

    @Override
    void force(FileChannel file) throws IOException {
        step();
        super.force(file);
    }

    @Override
    void forceDirectory(Path directory) throws IOException {
        step();
        super.forceDirectory(directory);
    }

    @Override
    void move(Path from, Path to) throws IOException {
        step();
        super.move(from, to);
    }
}
