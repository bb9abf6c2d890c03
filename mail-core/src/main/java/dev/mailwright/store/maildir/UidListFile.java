package dev.mailwright.store.maildir;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code dovecot-uidlist} of one mailbox. New lines are appended and forced. What cannot be appended to safely
 * (a torn end, a force that failed, too many dead lines) is written anew from memory. For the mailbox's one writer.
 */
final class UidListFile {

    static final String NAME = "dovecot-uidlist";

    /** Dead lines that are not worth a rewrite. */
    private static final int DEAD_LINES = 1000;

    private final Disk disk;
    private final long validity;
    private final String guid;
    private final String fields;
    private final Map<Long, String> extensions = new HashMap<>();
    private final Tail tail = new Tail();
    private boolean shared;
    private boolean mustRewrite;
    private long length;
    private long lines;

    UidListFile(Disk disk, UidListText text, boolean mustRewrite) {
        this.disk = disk;
        this.validity = text.validity();
        this.guid = text.guid();
        this.fields = text.fields();
        this.length = text.length();
        this.lines = text.entries().size();
        this.mustRewrite = mustRewrite;
        for (UidListText.Entry entry : text.entries()) {
            if (!entry.extensions().isEmpty()) {
                extensions.put(entry.uid(), entry.extensions());
            }
        }
    }

    /** Another writes it too: {@link #reread} tells what. */
    void share() {
        shared = true;
    }

    private UidListFile(Disk disk, long validity, String guid, String fields) {
        this.disk = disk;
        this.validity = validity;
        this.guid = guid;
        this.fields = fields;
    }

    /** What is known of the file, so that it need not be read again. */
    void write(DataOutputStream to) throws IOException {
        to.writeLong(validity);
        IndexText.write(to, guid);
        IndexText.write(to, fields);
        to.writeBoolean(mustRewrite);
        to.writeLong(length);
        to.writeLong(lines);
        to.writeInt(extensions.size());
        for (Map.Entry<Long, String> entry : extensions.entrySet()) {
            to.writeLong(entry.getKey());
            IndexText.write(to, entry.getValue());
        }
    }

    /** The file as {@link #write} left it. */
    static UidListFile read(Disk disk, DataInputStream from) throws IOException {
        UidListFile file = new UidListFile(disk, from.readLong(), IndexText.read(from), IndexText.read(from));
        file.mustRewrite = from.readBoolean();
        file.length = from.readLong();
        file.lines = from.readLong();
        for (int left = from.readInt(); left > 0; left--) {
            file.extensions.put(from.readLong(), IndexText.read(from));
        }
        return file;
    }

    long validity() {
        return validity;
    }

    String guid() {
        return guid;
    }

    /** What the head line has beside UIDVALIDITY, next UID and GUID, with a space before each. */
    String fields() {
        return fields;
    }

    /** The fields of a line beside UID and name. */
    String extensions(long uid) {
        return extensions.getOrDefault(uid, "");
    }

    /** The rest is to be written anew before anything is added. */
    void distrust() {
        mustRewrite = true;
    }

    /**
     * Reads what another added or wrote anew since this was read or written last. Under the lock that the other respects.
     *
     * @return the lines with UIDs from {@code nextUid} on and the next UID; empty when there is nothing new
     * @throws ReplacedException when it is the list of another mailbox now
     */
    Optional<UidListText> reread(Path directory, long nextUid) throws IOException {
        Path path = directory.resolve(NAME);
        Optional<DiskStat> stat = disk.stat(path);
        if (stat.isPresent() && tail.isAt(length, stat.get())) {
            return Optional.empty();
        }
        Optional<UidListText> more = tail.more(disk, path, length);
        UidListText now = more.isPresent()
                ? more.get()
                : UidListText.parse(DiskText.bytes(disk, path).orElse(new byte[0]));
        if (stat.isEmpty() || !now.intact()) {
            mustRewrite = true;
            return Optional.empty();
        }
        if (now.validity() != validity
                || (!guid.equals(now.guid()) && !now.guid().isEmpty())) {
            throw new ReplacedException(path);
        }
        lines = now.entries().size() + (more.isPresent() ? lines : 0);
        length = now.length();
        mustRewrite = length < stat.get().size();
        remember(now.entries());
        if (more.isEmpty()) {
            tail.forget();
        }
        tail.remember(disk, path, length, now.entries());
        return Optional.of(now.from(nextUid));
    }

    /** Another mailbox has come in the place of this one. */
    static final class ReplacedException extends IOException {

        private static final long serialVersionUID = 1L;

        ReplacedException(Path path) {
            super(path + " is that of another mailbox now");
        }
    }

    /** Whether {@link #reread} may find something. */
    boolean mayHaveChanged(Path directory) throws IOException {
        Optional<DiskStat> stat = disk.stat(directory.resolve(NAME));
        return stat.isEmpty() || !tail.isAt(length, stat.get());
    }

    /** Whether {@link #rewrite} must come before {@link #append}, for what is live now. */
    boolean needsRewrite(Path directory, int live) throws IOException {
        if (!mustRewrite && (shared || lines - live <= DEAD_LINES + live)) {
            long found = disk.stat(directory.resolve(NAME)).map(DiskStat::size).orElse(-1L);
            mustRewrite = found != length;
            return mustRewrite;
        }
        return true;
    }

    /** Adds lines and forces them. After a failure the file is written anew before the next ones. */
    void append(Path directory, List<UidListText.Entry> added) throws IOException {
        append(directory, added, DiskFile::force);
    }

    /** Adds lines that the commit journal has too; {@link #force} comes later. */
    void appendUnforced(Path directory, List<UidListText.Entry> added) throws IOException {
        append(directory, added, file -> {});
    }

    /** What makes lines durable. */
    @FunctionalInterface
    private interface Forcing {
        void force(DiskFile file) throws IOException;
    }

    private void append(Path directory, List<UidListText.Entry> added, Forcing forcing) throws IOException {
        StringBuilder text = new StringBuilder(added.size() * 64);
        added.forEach(entry -> entry.appendTo(text));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        int count = bytes.remaining();
        mustRewrite = true;
        try (DiskFile file = disk.append(directory.resolve(NAME))) {
            file.write(bytes);
            forcing.force(file);
        }
        mustRewrite = false;
        length += count;
        lines += added.size();
        remember(added);
        if (shared) {
            tail.remember(disk, directory.resolve(NAME), length, added);
        }
    }

    /** Makes all lines so far survive a power loss. Without the mailbox's lock; {@link #distrust} it after a failure. */
    void force(Path directory) throws IOException {
        try (DiskFile file = disk.overwrite(directory.resolve(NAME))) {
            file.force();
        }
    }

    /** Replaces the file; {@code live} are all the lines it shall have. */
    void rewrite(Path directory, long nextUid, List<UidListText.Entry> live) throws IOException {
        StringBuilder text = new StringBuilder(live.size() * 48 + 64);
        text.append(UidListText.header(validity, nextUid, guid, fields));
        live.forEach(entry -> entry.appendTo(text));
        mustRewrite = true;
        DiskText.replace(disk, directory.resolve(NAME), text.toString());
        mustRewrite = false;
        length = text.toString().getBytes(StandardCharsets.UTF_8).length;
        lines = live.size();
        extensions.clear();
        remember(live);
        if (shared) {
            tail.forget();
            tail.remember(disk, directory.resolve(NAME), length, live);
        }
    }

    private void remember(List<UidListText.Entry> entries) {
        for (UidListText.Entry entry : entries) {
            if (!entry.extensions().isEmpty()) {
                extensions.put(entry.uid(), entry.extensions());
            }
        }
    }

    void forget(long uid) {
        extensions.remove(uid);
    }
}
