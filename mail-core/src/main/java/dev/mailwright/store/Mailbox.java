package dev.mailwright.store;

import dev.mailwright.Quota;
import dev.mailwright.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * An open mailbox, shared by all its sessions. Thread-safe. Once it is deleted or gets another UIDVALIDITY every call
 * fails with GONE.
 */
public interface Mailbox {

    MailboxId id();

    /** Its present name. */
    MailboxName name();

    UidValidity uidValidity();

    /** What it holds now. */
    View view();

    /**
     * The messages that no session has been told of as recent (RFC 3501 section 2.3.2).
     *
     * @param claim from now on they are not recent for anybody else
     */
    UidSet recent(boolean claim);

    /** What changed after a MODSEQ; {@code known} are the UIDs that the asker has. */
    Changes since(ModSeq modSeq, UidSet known);

    /** The messages of {@code uids} that exist; the columns are what the rows can be asked for. */
    Rows rows(UidSet uids, Set<Column> columns);

    /** The bytes of one message; fails with GONE when it is expunged. */
    Content content(Uid uid);

    /** Candidates for a search from an index of the store. */
    default Narrowed narrow(Criteria criteria) {
        return Narrowed.NOTHING_KNOWN;
    }

    /** Appends messages, all or none; the n-th filing belongs to the n-th message, its folder and account are this one. */
    CompletionStage<List<Uid>> append(List<Staged> staged, List<Filing> filings);

    /** Changes flags, except of messages whose MODSEQ is above {@code unchangedSince}. */
    CompletionStage<Flagged> flag(UidSet uids, FlagEdit edit, ModSeq unchangedSince);

    /**
     * Copies into a mailbox of the same store, all or none; flags, dates and EMAILIDs go along.
     *
     * @param quota of the account that has the target; fails with OVER_QUOTA when it does not allow it
     */
    CompletionStage<UidMap> copy(UidSet uids, Mailbox target, Quota quota);

    /** Copies where no quota counts. */
    default CompletionStage<UidMap> copy(UidSet uids, Mailbox target) {
        return copy(uids, target, Quota.UNLIMITED);
    }

    /** Moves into a mailbox of the same account (RFC 6851), which no quota forbids: each message is in exactly one of them. */
    CompletionStage<UidMap> move(UidSet uids, Mailbox target);

    /** Removes messages for good; answers with those that were there. */
    CompletionStage<UidSet> expunge(UidSet uids);

    /** Calls {@code hint} when the view may have changed, by whatever cause. It must be quick and may be called often. */
    Subscription watch(Runnable hint);
}
