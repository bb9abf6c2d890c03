package dev.mailwright.store.maildir;

import dev.mailwright.backup.SnapshotSection;
import dev.mailwright.store.index.ArrayView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One mailbox in a snapshot: its messages are linked, its uidlist, keywords and state written from what is known here. */
final class MailboxSnapshot {

    private final MaildirMailbox mailbox;
    private final SnapshotSection section;
    private final Path maildir;
    private final Map<String, String> linked = new HashMap<>();
    private String prefix;
    private String uidList = "";
    private String keywords = "";
    private String state = "";

    MailboxSnapshot(MaildirMailbox mailbox, SnapshotSection section, Path maildir) {
        this.mailbox = mailbox;
        this.section = section;
        this.maildir = maildir;
        this.prefix = prefixNow();
    }

    private String prefixNow() {
        String path = maildir.relativize(mailbox.directory()).toString();
        return path.isEmpty() ? "" : path + "/";
    }

    /** The messages there are now; what is renamed or goes meanwhile is left to {@link #settle}. */
    void link() {
        directories();
        MailboxIndex index = mailbox.index();
        ArrayView<byte[]> view = mailbox.arrays();
        for (int i = 0; i < view.size(); i++) {
            link(index.file(view, i));
        }
    }

    private void directories() {
        for (String name : new String[] {MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP}) {
            section.directory(prefix + name);
        }
    }

    private boolean link(Listing.Found found) {
        String path = path(found);
        boolean there = section.link(found.path(mailbox.directory()), path);
        if (there) {
            linked.put(FileName.baseOf(found.fileName()), path);
        }
        return there;
    }

    private String path(Listing.Found found) {
        return prefix + (found.isNew() ? MailboxFiles.NEW : MailboxFiles.CUR) + "/" + found.fileName();
    }

    /** Under the mailbox's lock: the messages and flags of this moment. */
    void settle() throws IOException {
        MailboxIndex index = mailbox.index();
        mailbox.noticeOutsideChanges();
        if (!prefix.equals(prefixNow())) {
            drop();
            prefix = prefixNow();
        }
        directories();
        ArrayView<byte[]> view = index.view();
        Set<String> live = new HashSet<>();
        Set<Long> missing = new HashSet<>();
        for (int i = 0; i < view.size(); i++) {
            Listing.Found found = index.file(view, i);
            if (settle(found)) {
                live.add(FileName.baseOf(found.fileName()));
            } else {
                missing.add(view.uidAt(i));
            }
        }
        removeAllBut(live);
        remember(index, view, missing);
        accountFiles();
    }

    private boolean settle(Listing.Found found) {
        String old = linked.get(FileName.baseOf(found.fileName()));
        if (old == null) {
            return link(found);
        }
        String path = path(found);
        if (!old.equals(path)) {
            section.rename(old, path);
            linked.put(FileName.baseOf(found.fileName()), path);
        }
        return true;
    }

    private void removeAllBut(Set<String> live) {
        for (String base : List.copyOf(linked.keySet())) {
            if (!live.contains(base)) {
                section.remove(linked.getOrDefault(base, ""));
                linked.remove(base);
            }
        }
    }

    private void remember(MailboxIndex index, ArrayView<byte[]> view, Set<Long> missing) {
        StringBuilder text = new StringBuilder(UidListText.header(
                index.uidList.validity(), mailbox.nextUid(), index.uidList.guid(), index.uidList.fields()));
        List<UidListText.Entry> lines = new ArrayList<>(index.lines(view));
        lines.removeIf(line -> missing.contains(line.uid()));
        lines.forEach(line -> line.appendTo(text));
        uidList = text.toString();
        keywords = index.keywords().text();
        state = RecordLog.whole(
                MailboxFiles.STATE_KIND,
                mailbox.context().disk().bootId(),
                index.records(),
                view.highestModSeq().value());
    }

    /** Everything else in the directory but what can be made again: control files of the account, ACLs, metadata. */
    private void accountFiles() throws IOException {
        Disk disk = mailbox.context().disk();
        for (String name : disk.list(mailbox.directory())) {
            Path file = mailbox.directory().resolve(name);
            if (!isLeftOut(name)
                    && !section.has(prefix + name)
                    && disk.stat(file).filter(DiskStat::isFile).isPresent()) {
                section.copy(file, prefix + name);
            }
        }
    }

    private static boolean isLeftOut(String name) {
        return name.equals(UidListFile.NAME)
                || name.equals(MailboxFiles.KEYWORDS)
                || name.equals(MailboxFiles.state(Path.of("")).toString())
                || name.equals("maildirsize")
                || name.equals("mailwright-rename")
                || name.startsWith("dovecot.index")
                || name.startsWith("dovecot.list.index")
                || name.startsWith("mailwright-cache")
                || name.endsWith(".lock")
                || name.endsWith(".tmp");
    }

    /** Takes its messages out again. */
    void drop() {
        for (String name : new String[] {MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP}) {
            section.removeAll(prefix + name);
        }
        linked.clear();
    }

    /** Without a lock, as it was remembered. */
    void write() {
        section.write(prefix + UidListFile.NAME, uidList.getBytes(StandardCharsets.UTF_8));
        if (!keywords.isEmpty()) {
            section.write(prefix + MailboxFiles.KEYWORDS, keywords.getBytes(StandardCharsets.UTF_8));
        }
        section.write(MailboxFiles.state(Path.of(prefix)).toString(), state.getBytes(StandardCharsets.UTF_8));
    }
}
