package dev.mailwright.imap.view;

import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as one session sees it.
 *
 * <p>What the client knows is the view of the last {@link #catchUp}; index and sequence number are then one apart and
 * nothing is copied. Only while messages are gone that the client may not be told of yet (RFC 3501 section 7.4.1) are the
 * numbers held in an array of their own, until an EXPUNGE may be sent.
 *
 * <p>Rejected: an array of UIDs for each session (8 octets a message and session, for ever), and numbers by search in the
 * newest view (they would change under the client's feet).
 *
 * <p>Confined to the session.
 */
public final class SelectedMailbox implements SessionView {

    private final Mailbox mailbox;
    private final boolean readOnly;
    private View told;
    private long @Nullable [] held;
    private UidSet recent;
    private UidSet ownUids = UidSet.EMPTY;
    private FlagEdit ownEdit = FlagEdit.add();
    private long ownMade;
    private long ownTold;
    private UidSet saved = UidSet.EMPTY;

    /** Opens the session's view; blocks. Claims what is recent unless read-only. */
    public SelectedMailbox(Mailbox mailbox, boolean readOnly) {
        this.mailbox = mailbox;
        this.readOnly = readOnly;
        this.recent = mailbox.recent(!readOnly);
        this.told = mailbox.view();
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** Opened with EXAMINE. */
    public boolean readOnly() {
        return readOnly;
    }

    /** What the client has been told, save for messages that it may not be told are gone. */
    public View told() {
        return told;
    }

    @Override
    public int count() {
        return held == null ? told.size() : held.length;
    }

    @Override
    public long uid(int number) {
        return held == null ? told.uidAt(number - 1) : held[number - 1];
    }

    @Override
    public int number(long uid) {
        int index = held == null ? told.indexOf(uid) : Arrays.binarySearch(held, uid);
        return index < 0 ? 0 : index + 1;
    }

    /** The highest UID that the client knows, or 0. */
    public long lastUid() {
        return count() == 0 ? 0 : uid(count());
    }

    @Override
    public UidSet uids() {
        return held == null ? told.uids() : UidSet.of(held);
    }

    @Override
    public boolean isRecent(long uid) {
        return recent.contains(uid);
    }

    /** How many known messages are recent here. */
    public long recentCount() {
        return recent.isEmpty() ? 0 : recent.intersect(uids()).count();
    }

    /** UIDs behind sequence numbers that all exist; ranges stay ranges where UIDs are dense. */
    public UidSet uidsOf(UidSet numbers) {
        UidSet.Builder uids = new UidSet.Builder();
        numbers.forEach(number -> uids.add(uid((int) number)));
        return uids.build();
    }

    /** The sequence numbers of UIDs that the client knows; others are left out. */
    public UidSet numbersOf(UidSet uids) {
        UidSet.Builder numbers = new UidSet.Builder();
        uids.intersect(uids()).forEach(uid -> numbers.add(number(uid)));
        return numbers.build();
    }

    @Override
    public UidSet saved() {
        return saved;
    }

    /** What {@code $} means from now on. */
    // rfc5182#2.1
    public void save(UidSet result) {
        saved = result;
    }

    /**
     * The client has made this change itself and expects its effect: it need not be told. Until the next catch-up.
     *
     * @param made the MODSEQ of the change: what is higher is somebody else's doing
     * @param told the client has been told all MODSEQs of these messages up to this one
     */
    public void ownChange(UidSet uids, FlagEdit edit, ModSeq made, ModSeq told) {
        ownUids = uids;
        ownEdit = edit;
        ownMade = made.value();
        ownTold = told.value();
    }

    /** Looks at the mailbox anew, blocks, and changes what the client knows; the updates must then be sent. */
    CatchUp catchUp(boolean mayExpunge) {
        View now = mailbox.view();
        CatchUp updates = CatchUp.between(this, now, mayExpunge);
        if (updates.arrived()) {
            recent = recent.union(mailbox.recent(!readOnly));
        }
        held = updates.held();
        told = now;
        ownUids = UidSet.EMPTY;
        return updates;
    }

    boolean holds() {
        return held != null;
    }

    boolean isOwn(long uid) {
        return ownUids.contains(uid);
    }

    /** MODSEQs above this one come from somebody else. */
    long ownMade() {
        return ownMade;
    }

    /** MODSEQs up to this one are known of own messages. */
    long ownTold() {
        return ownTold;
    }

    FlagEdit ownEdit() {
        return ownEdit;
    }
}
