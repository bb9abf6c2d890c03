package dev.mailwright.imap.fetch;

import dev.mailwright.imap.command.FetchItem;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.store.Column;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Answers FETCH, message by message (RFC 3501 sections 6.4.5 and 7.4.2). One for a command; immutable and thread-safe. */
public final class FetchRenderer {

    private final List<Answer> answers;
    private final List<Answer> withFlags;
    private final Set<Column> columns = EnumSet.noneOf(Column.class);
    private final boolean setsSeen;

    /**
     * @param items what is asked, in the order of the answer
     * @param modSeqs flags that nobody asked for come with their MODSEQ
     */
    public FetchRenderer(List<FetchItem> items, boolean modSeqs) {
        this(items, modSeqs, ZoneId.systemDefault());
    }

    /** @param zone internal dates are told in it */
    FetchRenderer(List<FetchItem> items, boolean modSeqs, ZoneId zone) {
        List<Answer> asked = new ArrayList<>();
        items.forEach(item -> asked.add(Answers.to(item, zone)));
        asked.forEach(answer -> columns.addAll(answer.columns()));
        answers = List.copyOf(asked);
        if (!items.contains(FetchItem.Attribute.FLAGS)) {
            asked.add(Answers.to(FetchItem.Attribute.FLAGS, zone));
        }
        if (modSeqs && !items.contains(FetchItem.Attribute.MODSEQ)) {
            asked.add(Answers.to(FetchItem.Attribute.MODSEQ, zone));
        }
        withFlags = List.copyOf(asked);
        setsSeen = items.stream().anyMatch(FetchItem::setsSeen);
    }

    /** What the rows must have been asked for. */
    public Set<Column> columns() {
        return Set.copyOf(columns);
    }

    /** Answering this message makes it {@code \Seen}, which it is not yet; doing so is the caller's matter. */
    public boolean makesSeen(Set<Flag> flags) {
        return setsSeen && !flags.contains(Flag.SEEN);
    }

    /**
     * The whole response of one message, {@code * 12 FETCH (} to CRLF. The row must stay valid, and is read, while the
     * response is pulled. A literal has the length that it announces: a message that turns out shorter is a {@link
     * dev.mailwright.store.StoreException}.
     *
     * @param number the sequence number
     * @param recent {@code \Recent} in this session
     * @param extraFlags tell the flags although nobody asked, as they were just changed
     */
    public LazyResponse render(int number, Row row, boolean recent, boolean extraFlags) {
        return new FetchResponse(number, new FetchedMessage(row, recent), extraFlags ? withFlags : answers);
    }
}
