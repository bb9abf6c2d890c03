package dev.mailwright.store.maildir;

import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.message.MimeStructure;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Row;
import dev.mailwright.store.Uid;
import dev.mailwright.store.index.ArrayView;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a view; reads the file when it is asked for more than a name tells, the structure at most once. */
final class MaildirRow implements Row {

    private final MaildirMailbox mailbox;
    private final ArrayView<byte[]> view;
    private final int index;
    private final Set<Column> columns;
    private final long size;
    private final Instant date;
    private final EnvelopeSource envelopes;
    private @Nullable MimeStructure structure;

    MaildirRow(
            MaildirMailbox mailbox,
            ArrayView<byte[]> view,
            int index,
            Set<Column> columns,
            long size,
            Instant date,
            EnvelopeSource envelopes) {
        this.mailbox = mailbox;
        this.view = view;
        this.index = index;
        this.columns = columns;
        this.size = size;
        this.date = date;
        this.envelopes = envelopes;
    }

    private void require(Column column) {
        if (!columns.contains(column)) {
            throw new IllegalStateException("the rows were not asked for " + column);
        }
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
        require(Column.SIZE);
        return size;
    }

    @Override
    public Instant internalDate() {
        require(Column.INTERNAL_DATE);
        return date;
    }

    @Override
    public String emailId() {
        require(Column.OBJECT_ID);
        String base = MessageRow.base(view.rowAt(index));
        return ObjectIds.emailId(base, mailbox.index().uidList.extensions(view.uidAt(index)));
    }

    @Override
    public MessageEnvelope envelope() {
        require(Column.ENVELOPE);
        if (structure != null || columns.contains(Column.STRUCTURE)) {
            return scanned().root().envelope();
        }
        String base = MessageRow.base(view.rowAt(index));
        return envelopes.envelope(uid(), base, reading -> read(reading::apply));
    }

    @Override
    public MimeStructure structure() {
        require(Column.STRUCTURE);
        return scanned();
    }

    private MimeStructure scanned() {
        MimeStructure known = structure;
        if (known == null) {
            known = read(in -> MimeScanner.scan(in, MimeLimits.DEFAULT));
            structure = known;
        }
        return known;
    }

    @Override
    public byte[] header() {
        require(Column.HEADER);
        return read(HeaderReader::read);
    }

    /** What is made of the octets of the message. */
    @FunctionalInterface
    private interface Reading<T> {
        T apply(InputStream in) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (Content content = mailbox.content(uid());
                InputStream in = content.open()) {
            return reading.apply(in);
        } catch (IOException e) {
            throw Faults.of("reading message " + uid() + " of " + mailbox, e);
        } catch (MessageIoException e) {
            throw Faults.of("reading message " + uid() + " of " + mailbox, e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public Content content() {
        require(Column.CONTENT);
        return mailbox.content(uid());
    }
}
