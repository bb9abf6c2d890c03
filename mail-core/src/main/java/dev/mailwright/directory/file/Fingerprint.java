package dev.mailwright.directory.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param size octets; -1 when there is no file
 * @param key the inode, where the system has such a thing: a file moved into place differs by it
 */
record Fingerprint(long size, FileTime modified, Optional<Object> key) {

    static final Fingerprint MISSING = new Fingerprint(-1, FileTime.fromMillis(0), Optional.empty());

    /** Follows links, as most mail hosts have one somewhere. */
    static Fingerprint of(Path path) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return new Fingerprint(found.size(), found.lastModifiedTime(), Optional.ofNullable(found.fileKey()));
        } catch (NoSuchFileException missing) {
            return MISSING;
        }
    }
}
