package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** Whether {@link #rewrite} must come before {@link #append}, for what is live now. */
    boolean needsRewrite(Path directory, int live) throws IOException {
        if (!mustRewrite && lines - live <= DEAD_LINES + live) {
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
