package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;
import java.util.List;

/**
 * FETCH and UID FETCH (RFC 3501 sections 6.4.5 and 6.4.8).
 *
 * @param byUid {@code messages} are UIDs, and each response has its UID
 * @param items what to answer for each message, in this order; at least one, none twice; with {@code byUid} the UID is
 *     among them
 */
public record FetchCommand(boolean byUid, SequenceSet messages, List<FetchItem> items) {

    public FetchCommand {
        items = List.copyOf(items);
    }

    public static FetchCommand parse(Tokens in, boolean byUid) {
        SequenceSet messages = SequenceSet.parse(in);
        in.space();
        List<FetchItem> items = FetchItems.parse(in);
        in.end();
        if (byUid && !items.contains(FetchItem.Attribute.UID)) {
            items.add(0, FetchItem.Attribute.UID);
        }
        return new FetchCommand(byUid, messages, items);
    }

    /** Some item sets {@code \Seen}. */
    public boolean setsSeen() {
        return items.stream().anyMatch(FetchItem::setsSeen);
    }
}
