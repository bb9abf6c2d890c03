/** Tests of the maildir store: the contract, its formats, broken disks, killed processes, and Dovecot beside it. */
@NullMarked
package dev.mailwright.store.maildir;

import org.jspecify.annotations.NullMarked;
