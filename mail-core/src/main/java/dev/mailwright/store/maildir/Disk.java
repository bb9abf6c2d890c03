package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every file access of the store, so that another disk (recording, failing, in memory) can stand in. Blocking. Files are
 * made with mode 0600, directories with 0700; symbolic links are never followed at the last step of a path.
 */
interface Disk {

    /** Makes a file that must not be there yet, for writing. */
    DiskFile create(Path file) throws IOException;

    /** Opens a file for writing at its end, making it when it is not there. */
    DiskFile append(Path file) throws IOException;

    /** Opens a file that is there for reading and for writing at places of the caller's choice; its content stays. */
    DiskFile overwrite(Path file) throws IOException;

    /** Opens a file for reading. */
    DiskFile read(Path file) throws IOException;

    void forceDirectory(Path directory) throws IOException;

    /** Atomic; replaces what has the new name. */
    void rename(Path from, Path to) throws IOException;

    /** Another name for the same file; fails when the name is taken. */
    void link(Path existing, Path name) throws IOException;

    /** Deletes a file or an empty directory. */
    void delete(Path path) throws IOException;

    void createDirectory(Path directory) throws IOException;

    /** The names in a directory, without {@code .} and {@code ..}, in no order. */
    List<String> list(Path directory) throws IOException;

    /** Empty when there is nothing of that name. */
    Optional<DiskStat> stat(Path path) throws IOException;

    /** What tells where something happens; empty where nothing does. To be closed. */
    default Optional<DirectoryWatch> watch() {
        return Optional.empty();
    }

    void modified(Path file, Instant time) throws IOException;

    /** Names the run of the machine: when it is the same as before, nothing that was written is lost. */
    String bootId();

    /**
     * Locks a file against other processes and this one, and writes who holds it.
     *
     * @return closing it gives the lock back
     * @throws HeldException when it is held
     */
    Closeable lock(Path file, String holder) throws IOException;

    /** A lock is held; the message says by whom. */
    final class HeldException extends IOException {

        private static final long serialVersionUID = 1L;

        HeldException(String holder) {
            super(holder);
        }
    }
}
