/**
 * {@link dev.mailwright.store.memory.MemoryStore}: all mail in the heap, gone with the process. For tests and for servers
 * that hand their mail on; it works on every system and needs no file.
 *
 * <p>May use {@code store}, {@code store.index} and {@code message}. Only the store itself is public. Invariants: an
 * account's lock guards everything below it, and whoever needs two accounts takes the older one first; views are read
 * without a lock; nothing of a caller (completions, hints) runs while a lock is held.
 */
@NullMarked
package dev.mailwright.store.memory;

import org.jspecify.annotations.NullMarked;
