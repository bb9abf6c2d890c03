/**
 * What an account has fetched, in one append-only file: each record on a line with a checksum, forced before anything is deleted elsewhere. A damaged line is
 * passed over and told of; what it held is fetched again at worst.
 */
@NullMarked
package dev.mailwright.fetch.journal;

import org.jspecify.annotations.NullMarked;
