package dev.mailwright.pop3.session;

import dev.mailwright.AccountId;
import dev.mailwright.Lookup;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * INBOX as it was at the login, and what the session did to it. Messages are numbered from 1. Confined to the strand.
 *
 * <p>It is not locked: several sessions and IMAP clients may use the mailbox meanwhile. A message that is removed behind our back
 * keeps its number and its size, and only its content cannot be had any more.
 */
public final class Maildrop {

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int HEX_DIGITS = 8;

    private final Mailbox mailbox;
    private final View view;
    private final BitSet marked = new BitSet();
    private final BitSet fetched = new BitSet();
    private long @Nullable [] sizes;

    private Maildrop(Mailbox mailbox) {
        this.mailbox = mailbox;
        this.view = mailbox.view();
    }

    /** The INBOX of an account; empty where it has none. Blocks. */
    static Optional<Maildrop> open(MailStore store, AccountId account) {
        Lookup<Mailbox> inbox = store.folders(account).open(MailboxName.INBOX);
        if (inbox instanceof Lookup.Unavailable<Mailbox> down) {
            throw new StoreException(StoreException.Reason.TRANSIENT, "INBOX of " + account + ": " + down.reason());
        }
        return inbox.toOptional().map(Maildrop::new);
    }

    /** How many messages there were at the login: the largest number. */
    public int size() {
        return view.size();
    }

    /** Why a message cannot be spoken of; empty if it can. */
    public Optional<Reply> refusal(int number) {
        if (number < 1 || number > size()) {
            return Optional.of(Replies.NO_SUCH_MESSAGE);
        }
        return isMarked(number) ? Optional.of(Replies.MESSAGE_MARKED) : Optional.empty();
    }

    public boolean isMarked(int number) {
        return marked.get(number - 1);
    }

    /** Marks a message for removal. // rfc1939#5 DELE */
    public void mark(int number) {
        marked.set(number - 1);
    }

    /** Forgets all marks. // rfc1939#5 RSET */
    public void unmark() {
        marked.clear();
    }

    /** How many messages are marked. */
    public int markedCount() {
        return marked.cardinality();
    }

    /** How many messages are not marked. */
    public int count() {
        return size() - markedCount();
    }

    /** Octets of the messages that are not marked. Blocks the first time. */
    public long octets() {
        long sum = 0;
        for (int number = 1; number <= size(); number++) {
            sum += isMarked(number) ? 0 : octets(number);
        }
        return sum;
    }

    /** Octets of one message, dots not doubled. Blocks the first time. */
    public long octets(int number) {
        long[] known = sizes;
        if (known == null) {
            known = measure();
            sizes = known;
        }
        return known[number - 1];
    }

    private long[] measure() {
        long[] measured = new long[size()];
        try (Rows rows = mailbox.rows(view.uids(), Set.of(Column.SIZE))) {
            for (List<Row> some = rows.next(ROWS_AT_A_TIME); !some.isEmpty(); some = rows.next(ROWS_AT_A_TIME)) {
                some.forEach(row -> measured[view.indexOf(row.uid().value())] = row.size());
            }
        }
        return measured;
    }

    /** UID and UIDVALIDITY in hexadecimal, as Dovecot's {@code %08Xu%08Xv}, so that clients know their mail again after a move. // rfc1939#7 UIDL */
    public String uniqueId(int number) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(view.uidAt(number - 1), HEX_DIGITS)
                + hex.toHexDigits(view.uidValidity().value(), HEX_DIGITS);
    }

    /** The message itself; fails with GONE where it was removed meanwhile. Blocks. */
    public Content content(int number) {
        return mailbox.content(new Uid(view.uidAt(number - 1)));
    }

    /** Notes that the client has the whole message. */
    public void fetched(int number) {
        fetched.set(number - 1);
    }

    /** How many messages the client has fetched. */
    public int fetchedCount() {
        return fetched.cardinality();
    }

    /** Removes what is marked and gives {@code \Seen} to the rest of what was fetched; completes when that is durable. May block. // rfc1939#6 */
    public CompletionStage<Void> update() {
        UidSet removed = uids(marked::get);
        UidSet seen = uids(i -> fetched.get(i) && !marked.get(i) && !view.hasFlag(i, Flag.SEEN));
        return CompletableFuture.allOf(
                removed.isEmpty() ? nothing() : mailbox.expunge(removed).toCompletableFuture(),
                seen.isEmpty()
                        ? nothing()
                        : mailbox.flag(seen, FlagEdit.add(Flag.SEEN), ModSeq.LAST)
                                .toCompletableFuture());
    }

    private UidSet uids(IntPredicate chosen) {
        UidSet.Builder uids = new UidSet.Builder();
        for (int i = 0; i < size(); i++) {
            if (chosen.test(i)) {
                uids.add(view.uidAt(i));
            }
        }
        return uids.build();
    }

    private static CompletableFuture<?> nothing() {
        return CompletableFuture.completedFuture(true);
    }
}
