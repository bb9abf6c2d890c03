package dev.mailwright.imap.fetch;

import dev.mailwright.imap.command.Partial;
import dev.mailwright.imap.command.Section;
import dev.mailwright.store.Column;
import dev.mailwright.store.Row;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The octets of a section for somebody on this side of the wire. Immutable; {@link #copy} blocks. */
public final class SectionCopy {

    private static final int PIECE = 32 * 1024;

    private final SectionLocator locator;
    private final Optional<Partial> partial;

    public SectionCopy(Section section, Optional<Partial> partial) {
        this.locator = new SectionLocator(section);
        this.partial = partial;
    }

    /** What the row must have. */
    public Set<Column> columns() {
        return locator.columns();
    }

    /**
     * Gives them piece by piece.
     *
     * @return false when there is no such section
     */
    public boolean copy(Row row, Consumer<byte[]> to) {
        FetchedMessage message = new FetchedMessage(row, false);
        try {
            Octets all = locator.locate(message);
            Octets some = partial.map(p -> all.slice(p.from(), p.length())).orElse(all);
            some.segments().forEach(segment -> copy(message, segment, to));
            return all.length() > 0;
        } finally {
            message.close();
        }
    }

    private static void copy(FetchedMessage message, Octets.Segment segment, Consumer<byte[]> to) {
        if (segment instanceof Octets.Held held) {
            ByteBuffer buffer = held.buffer();
            byte[] octets = new byte[buffer.remaining()];
            buffer.get(octets);
            to.accept(octets);
        } else if (segment instanceof Octets.Stored stored) {
            for (long at = 0; at < stored.length(); at += PIECE) {
                byte[] octets = new byte[(int) Math.min(PIECE, stored.length() - at)];
                message.read(stored.from() + at, octets, octets.length);
                to.accept(octets);
            }
        } else {
            throw new IllegalStateException("no section is decoded");
        }
    }
}
