package dev.mailwright.store.memory;

import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.message.MimeStructure;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Row;
import dev.mailwright.store.Uid;
import dev.mailwright.store.index.ArrayView;
import java.time.Instant;
import java.util.Set;

/** A place in a view. */
final class MemoryRow implements Row {

    private final Identities identities;
    private final ArrayView<MemoryMessage> view;
    private final int index;
    private final Set<Column> columns;

    MemoryRow(Identities identities, ArrayView<MemoryMessage> view, int index, Set<Column> columns) {
        this.identities = identities;
        this.view = view;
        this.index = index;
        this.columns = columns;
    }

    private MemoryMessage message(Column column) {
        if (!columns.contains(column)) {
            throw new IllegalStateException("the rows were not asked for " + column);
        }
        return view.rowAt(index);
    }

    @Override
    public Uid uid() {
        return new Uid(view.uidAt(index));
    }

    @Override
    public Set<Flag> flags() {
        return view.flagsAt(index);
    }

    @Override
    public ModSeq modSeq() {
        return new ModSeq(view.modSeqAt(index));
    }

    @Override
    public long size() {
        return message(Column.SIZE).size();
    }

    @Override
    public Instant internalDate() {
        return Instant.ofEpochSecond(message(Column.INTERNAL_DATE).internalDate());
    }

    @Override
    public String emailId() {
        return identities.email(message(Column.OBJECT_ID).serial());
    }

    @Override
    public byte[] header() {
        return message(Column.HEADER).header();
    }

    @Override
    public MessageEnvelope envelope() {
        return message(Column.ENVELOPE).structure().root().envelope();
    }

    @Override
    public MimeStructure structure() {
        return message(Column.STRUCTURE).structure();
    }

    @Override
    public Content content() {
        return message(Column.CONTENT).content();
    }
}
