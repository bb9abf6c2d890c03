/**
 * Mailboxes as folders in Dovecot's own formats, Maildir++ or {@code LAYOUT=fs}, so that a maildir moves both ways. Entry:
 * {@link dev.mailwright.store.maildir.MaildirStore}.
 *
 * <p>Three kinds of file. Truth, in formats that others read: messages, {@code dovecot-uidlist}, {@code
 * dovecot-uidvalidity}, {@code dovecot-keywords}, {@code subscriptions}. State, ours, in files {@code mailwright-*} beside them:
 * MODSEQs, expunges, change log, delivery keys, special uses, keywords beyond the 26th. Directories of ours are in {@code
 * tmp/} alone, since in a tree of folders any other would be one. There is no cache yet.
 *
 * <ul>
 *   <li>All file access goes through {@link dev.mailwright.store.maildir.Disk}.
 *   <li>A message is acknowledged when its file, its line in the uidlist and its directory entry are forced, in that
 *       order: whoever sees the file finds its UID.
 *   <li>One writer per mailbox (its lock); operations that wait are committed together. Lock order: the account before
 *       mailboxes, mailboxes by their number.
 *   <li>A failed force is never tried again: the file is dropped or written anew.
 * </ul>
 */
@NullMarked
package dev.mailwright.store.maildir;

import org.jspecify.annotations.NullMarked;
