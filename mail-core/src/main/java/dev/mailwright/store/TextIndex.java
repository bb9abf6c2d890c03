package dev.mailwright.store;

import dev.mailwright.AccountId;

/**
 * An application's full-text index beside a store. A search asks it which messages can match before any is read; what it
 * leaves out is not looked at again, so it must follow the store closely:
 *
 * <ul>
 *   <li>A message that it has not read yet has to be among the candidates, and then they are not exact. {@link
 *       Mailbox#view()} says what there is, {@link Folders#log} what changed.
 *   <li>Texts match as parts of words and without regard to case (RFC 9051 section 6.4.4). An index of whole words answers
 *       with candidates for the words that it can look up, or with {@link Narrowed#NOTHING_KNOWN}.
 *   <li>UIDs that are not in the mailbox do no harm.
 * </ul>
 *
 * <p>Called on workers, from many threads at once, and may block. An exception is logged and counts as nothing known.
 *
 * <p>Experimental.
 */
@FunctionalInterface
public interface TextIndex {

    /** Knows nothing. */
    TextIndex NONE = (account, mailbox, criteria) -> Narrowed.NOTHING_KNOWN;

    /**
     * What can match.
     *
     * @param account whose mailbox it is
     * @param criteria everything that is asked for; parts that an index knows nothing of narrow nothing
     */
    Narrowed narrow(AccountId account, Mailbox mailbox, Criteria criteria);
}
