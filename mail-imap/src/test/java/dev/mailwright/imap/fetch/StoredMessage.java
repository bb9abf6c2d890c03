package dev.mailwright.imap.fetch;

import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.message.MimeStructure;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Row;
import dev.mailwright.store.Uid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row over octets that has only the columns that were asked for, and counts what is open. */
final class StoredMessage implements Row {

    static final Set<Column> EVERYTHING = EnumSet.allOf(Column.class);

    private final byte[] octets;
    private final Set<Column> columns;
    private final Set<Flag> flags;
    private final @Nullable FileChannel file;
    private long missing;
    private int open;

    StoredMessage(byte[] octets, Set<Column> columns, Set<Flag> flags, @Nullable FileChannel file) {
        this.octets = octets.clone();
        this.columns = columns;
        this.flags = flags;
        this.file = file;
    }

    static StoredMessage of(byte[] octets) {
        return new StoredMessage(octets, EVERYTHING, Set.of(), null);
    }

    /** Its last octets cannot be read. */
    StoredMessage shortened(long by) {
        missing = by;
        return this;
    }

    int contentsOpen() {
        return open;
    }

    private void need(Column column) {
        if (!columns.contains(column)) {
            throw new IllegalStateException("not asked for " + column);
        }
    }

    @Override
    public Uid uid() {
        return new Uid(42);
    }

    @Override
    public Set<Flag> flags() {
        return flags;
    }

    @Override
    public ModSeq modSeq() {
        return new ModSeq(1);
    }

    @Override
    public long size() {
        need(Column.SIZE);
        return octets.length;
    }

    @Override
    public Instant internalDate() {
        need(Column.INTERNAL_DATE);
        return Instant.parse("2024-02-03T04:05:06Z");
    }

    @Override
    public String emailId() {
        throw new IllegalStateException("nobody asks");
    }

    @Override
    public MessageEnvelope envelope() {
        need(Column.ENVELOPE);
        return scan().root().envelope();
    }

    @Override
    public MimeStructure structure() {
        need(Column.STRUCTURE);
        return scan();
    }

    private MimeStructure scan() {
        return MimeScanner.scan(new ByteArrayInputStream(octets), MimeLimits.DEFAULT);
    }

    @Override
    public byte[] header() {
        need(Column.HEADER);
        return Arrays.copyOf(octets, (int) scan().root().headerEnd());
    }

    @Override
    public Content content() {
        need(Column.CONTENT);
        open++;
        return new Content() {
            @Override
            public long size() {
                return octets.length;
            }

            @Override
            public long transferTo(WritableByteChannel to, long from, long max) throws IOException {
                return to.write(ByteBuffer.wrap(octets, (int) from, (int) Math.min(max, octets.length - from)));
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(octets, 0, (int) (octets.length - missing));
            }

            @Override
            public Optional<FileChannel> file() {
                return Optional.ofNullable(file);
            }

            @Override
            public void close() {
                open--;
            }
        };
    }
}
