package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.List;

/**
 * FETCH and UID FETCH (RFC 3501 sections 6.4.5 and 6.4.8).
 *
 * @param byUid {@code messages} are UIDs, and each response has its UID
 * @param items what to answer for each message, in this order; at least one, none twice; with {@code byUid} the UID is
 *     among them, with CHANGEDSINCE the MODSEQ
 */
public record FetchCommand(boolean byUid, SequenceSet messages, List<FetchItem> items, FetchModifiers modifiers) {

    public FetchCommand {
        items = List.copyOf(items);
    }

    public static FetchCommand parse(Tokens in, boolean byUid) {
        SequenceSet messages = SequenceSet.parse(in);
        in.space();
        List<FetchItem> items = FetchItems.parse(in);
        FetchModifiers modifiers = FetchModifiers.parse(in);
        in.end();
        if (modifiers.vanished() && !byUid) {
            throw new SyntaxException("VANISHED is for UID FETCH");
        }
        if (byUid && !items.contains(FetchItem.Attribute.UID)) {
            items.add(0, FetchItem.Attribute.UID);
        }
        if (modifiers.changedSince().isPresent() && !items.contains(FetchItem.Attribute.MODSEQ)) {
            items.add(FetchItem.Attribute.MODSEQ);
        }
        return new FetchCommand(byUid, messages, items, modifiers);
    }

    /** The client looks at MODSEQs. */
    // rfc7162#3.1
    public boolean condstore() {
        return items.contains(FetchItem.Attribute.MODSEQ);
    }

    /** Some item sets {@code \Seen}. */
    public boolean setsSeen() {
        return items.stream().anyMatch(FetchItem::setsSeen);
    }
}
