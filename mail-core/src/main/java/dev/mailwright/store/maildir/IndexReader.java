package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.index.FlagTable;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a mailbox from its {@link IndexFile}, when that is whole and of the present state of the mailbox. */
final class IndexReader {

    private static final Logger LOG = LoggerFactory.getLogger(IndexReader.class);

    private IndexReader() {}

    /** The memory of the mailbox; empty when it must be read anew. */
    static Optional<MailboxIndex> read(Disk disk, Path directory) throws IOException {
        Optional<IndexFile> found = IndexFile.open(disk, directory);
        return found.isPresent() ? tried(disk, directory, found.get()) : Optional.empty();
    }

    private static Optional<MailboxIndex> tried(Disk disk, Path directory, IndexFile file) throws IOException {
        Optional<MailboxIndex> index = Optional.empty();
        try {
            index = read(disk, directory, file);
        } catch (IOException | RuntimeException e) {
            LOG.info("the index of {} is made anew: {}", directory, e.toString());
            DiskText.deleteIfThere(disk, IndexFile.in(directory));
        } finally {
            if (index.isEmpty()) {
                file.close();
            }
        }
        return index;
    }

    private static Optional<MailboxIndex> read(Disk disk, Path directory, IndexFile file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.directory()));
        IndexProof proof = IndexProof.read(in);
        if (!proof.equals(IndexProof.of(disk, directory, Listing.Times.of(disk, directory)))) {
            return Optional.empty();
        }
        KeptIndex kept = KeptIndex.read(disk, in);
        FlagTable table = new FlagTable().know(kept.known());
        List<Set<Flag>> sets = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            sets.add(table.intern(IndexText.set(in)));
        }
        List<IndexFile.Stored> blocks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            blocks.add(file.new Stored(IndexFile.Entry.read(in), List.copyOf(sets)));
        }
        file.check(blocks);
        Keywords keywords = Keywords.parse(
                DiskText.read(disk, directory.resolve(MailboxFiles.KEYWORDS)).orElse(""));
        MailboxIndex index = kept.index(table, keywords, blocks, file);
        index.times(proof.times());
        return Optional.of(index);
    }
}
