/**
 * Snapshots: plain directories in which each room of a server puts its files, with checksums. Entry for a server: {@link
 * dev.mailwright.Backup}; entry for a room that has something to keep: {@link dev.mailwright.backup.SnapshotPart}.
 *
 * <p>A snapshot directory holds {@code MANIFEST}, {@code manifest/} and a directory for each part. {@code MANIFEST} is
 * written last, and the whole gets its name by one rename: what is not finished is never taken for a snapshot. All lists
 * are in the format of {@code sha256sum}, so that {@code sha256sum -c} checks them as well. Files may be hard links to the
 * live ones or to those of an earlier snapshot; only such files are linked as are never written again.
 *
 * <p>Knows no room: they call it. Blocking.
 */
@NullMarked
package dev.mailwright.backup;

import org.jspecify.annotations.NullMarked;
