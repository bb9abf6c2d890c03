/**
 * The queue in files: append-only segments, an index in memory, no file made or deleted for a message. Nothing outside sees more
 * than {@link dev.mailwright.queue.file.FileQueue}.
 *
 * <ul>
 *   <li>One thread writes; all that waits for it goes into one force.
 *   <li>What has been acknowledged is found again after kill -9 and power loss, whatever the last write looks like.
 *   <li>Segments are given up from the oldest on, so a note that an entry is gone outlives the entry.
 * </ul>
 */
@NullMarked
package dev.mailwright.queue.file;

import org.jspecify.annotations.NullMarked;
