package dev.mailwright.store.maildir;

import java.time.Instant;

/** What is known of a path; a symbolic link is neither a file nor a directory. */
record DiskStat(long size, Instant modified, boolean isDirectory, boolean isFile) {}
