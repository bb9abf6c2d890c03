package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.ModSeq;
import java.util.Optional;

/**
 * What a client kept of a mailbox (RFC 7162 section 3.2.5).
 *
 * @param uidValidity of the UIDs it has
 * @param modSeq up to which it knows all changes
 * @param known the UIDs it has; empty: all below the next one
 * @param match pairs of sequence numbers and UIDs, so that the server need not tell of what has been gone for long
 */
public record Resync(long uidValidity, ModSeq modSeq, Optional<SequenceSet> known, Optional<Match> match) {

    /** The n-th number had the n-th UID. */
    public record Match(SequenceSet numbers, SequenceSet uids) {}

    static Resync parse(Tokens in) {
        in.open();
        long uidValidity = in.nonZero();
        in.space();
        ModSeq modSeq = new ModSeq(in.modSeq());
        Optional<SequenceSet> known = Optional.empty();
        Optional<Match> match = Optional.empty();
        boolean more = in.take(' ');
        if (more && in.atSequenceSet()) {
            known = Optional.of(fixed(in));
            more = in.take(' ');
        }
        if (more) {
            in.open();
            SequenceSet numbers = fixed(in);
            in.space();
            match = Optional.of(new Match(numbers, fixed(in)));
            in.close();
        }
        in.close();
        return new Resync(uidValidity, modSeq, known, match);
    }

    private static SequenceSet fixed(Tokens in) {
        SequenceSet set = SequenceSet.parse(in);
        if (set.hasLast()) {
            throw new SyntaxException("A known set has no *");
        }
        return set;
    }
}
