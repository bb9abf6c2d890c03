/**
 * What stores have in common, for those who write one: {@link dev.mailwright.store.index.ArrayView} (UIDs, flags and
 * MODSEQs of a mailbox in arrays, edited copy-on-write), {@link dev.mailwright.store.index.FlagTable},
 * {@link dev.mailwright.store.index.ExpungeLog}, {@link dev.mailwright.store.index.ChangeLog},
 * {@link dev.mailwright.store.index.FolderTree} and the watchers. In memory only; keeping any of it is the store's part.
 *
 * <p>May use the nouns of {@code store} and no store. Called by stores alone. Invariants: a view never changes once
 * built; whatever can grow without end has a limit and says {@code Gap} beyond it; no foreign code runs under a lock.
 */
@NullMarked
package dev.mailwright.store.index;

import org.jspecify.annotations.NullMarked;
