package dev.mailwright.store.maildir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One step that changes a {@link DiskImage}, or says that steps before it are safe. Paths are inodes, which do not change. */
sealed interface DiskStep {

    /** Does it. */
    void apply(DiskImage image);

    /** A name for an inode, which is made if it is not there. */
    record Entry(int directory, String name, int inode, boolean isDirectory) implements DiskStep {
        @Override
        public void apply(DiskImage image) {
            if (isDirectory) {
                image.makeDirectory(inode);
            } else {
                image.makeFile(inode);
            }
            image.enter(directory, name, inode);
        }
    }

    record Removal(int directory, String name) implements DiskStep {
        @Override
        public void apply(DiskImage image) {
            image.remove(directory, name);
        }
    }

    record Renaming(int from, String fromName, int to, String toName, int inode, boolean isDirectory)
            implements DiskStep {
        @Override
        public void apply(DiskImage image) {
            image.remove(from, fromName);
            image.enter(to, toName, inode);
        }
    }

    /**
     * @param octets ISO-8859-1, so that they cannot change
     */
    record Octets(int inode, long position, String octets) implements DiskStep {

        static Octets of(int inode, long position, byte[] bytes) {
            return new Octets(inode, position, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void apply(DiskImage image) {
            image.file(inode, image.file(inode).write(position, bytes()));
        }

        @Override
        public String toString() {
            return "Octets[inode=" + inode + ", position=" + position + ", count=" + octets.length() + "]";
        }
    }

    record Size(int inode, long size) implements DiskStep {
        @Override
        public void apply(DiskImage image) {
            image.file(inode, image.file(inode).resize(size));
        }
    }

    record Stamp(int inode, Instant time) implements DiskStep {
        @Override
        public void apply(DiskImage image) {
            image.file(inode, image.file(inode).modified(time));
        }
    }

    /**
     * @param site who asked for it
     */
    record ForceFile(int inode, String site) implements DiskStep {
        @Override
        public void apply(DiskImage image) {}
    }

    /**
     * @param site who asked for it
     */
    record ForceDirectory(int directory, String site) implements DiskStep {
        @Override
        public void apply(DiskImage image) {}
    }
}
