/**
 * A whole account of another server copied by IMAP: which folder goes where, what is new, copies with flags and dates, and a journal of it. Whoever starts a
 * migration is the engine; faults of the other server are its faults.
 */
@NullMarked
package dev.mailwright.fetch.migration;

import org.jspecify.annotations.NullMarked;
