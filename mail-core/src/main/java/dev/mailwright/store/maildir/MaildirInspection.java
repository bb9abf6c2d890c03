package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModifiedUtf7;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at one maildir: its layout, its folders, and what is odd about them. Reads only. */
final class MaildirInspection {

    /** Messages of a folder whose first octets are looked at. */
    private static final int SAMPLE = 5;

    private static final List<String> PARTS = List.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP);

    private final Path maildir;
    private final List<Finding> findings;
    private final Disk disk = new LocalDisk();
    private final Map<MailboxName, String> seen = new HashMap<>();
    private int plusPlus;
    private int tree;
    private int utf8;
    private int utf7;
    private long messages;

    MaildirInspection(Path maildir, List<Finding> findings) {
        this.maildir = maildir;
        this.findings = findings;
    }

    void run() throws IOException {
        folder(maildir);
        level(maildir, "", 1);
    }

    private void level(Path directory, String above, int depth) throws IOException {
        for (String name : disk.list(directory)) {
            Path path = directory.resolve(name);
            Optional<DiskStat> stat = PARTS.contains(name) ? Optional.empty() : disk.stat(path);
            if (stat.filter(s -> !s.isFile() && !s.isDirectory()).isPresent()) {
                findings.add(Note.of(Finding.Kind.LINK, path, "a link, which is not followed"));
            }
            if (stat.filter(DiskStat::isDirectory).isEmpty() || depth > 32) {
                continue;
            }
            String file = above.isEmpty() ? name : above + "/" + name;
            boolean isFolder = disk.stat(path.resolve(MailboxFiles.CUR)).isPresent();
            if (isFolder) {
                count(file, depth);
                name(path, file);
                folder(path);
            }
            if (!name.startsWith(".") || depth > 1) {
                level(path, file, depth + 1);
            }
        }
    }

    private void count(String file, int depth) {
        if (depth == 1 && file.startsWith(".")) {
            plusPlus++;
        } else {
            tree++;
        }
        if (file.chars().anyMatch(c -> c > 0x7e)) {
            utf8++;
        } else if (file.indexOf('&') >= 0 && ModifiedUtf7.decode(file).isPresent()) {
            utf7++;
        }
    }

    private void name(Path path, String file) {
        FolderLayout layout = new FolderLayout(
                file.startsWith(".") && file.indexOf('/') < 0 ? MaildirLayout.MAILDIR_PLUS_PLUS : MaildirLayout.FS,
                false);
        Optional<MailboxName> name = layout.name(file);
        if (name.isEmpty()) {
            findings.add(
                    Note.of(Finding.Kind.FOLDER_NAME, path, "a folder whose name cannot be shown; it is left out"));
            return;
        }
        Optional.ofNullable(seen.put(name.get(), file))
                .ifPresent(other -> findings.add(Note.of(
                        Finding.Kind.FOLDER_NAME,
                        path,
                        "a folder that has the name of " + other + "; one of them is left out")));
    }

    private void folder(Path directory) throws IOException {
        for (String part : PARTS) {
            Path path = directory.resolve(part);
            Optional<DiskStat> stat = disk.stat(path);
            if (stat.isPresent() && !stat.get().isDirectory()) {
                findings.add(Note.blocking(Finding.Kind.LINK, path, "not a directory, and links are not followed")
                        .mendedBy("put the directory itself in its place, or mount it there"));
            } else if (stat.isPresent()
                    && !(Files.isReadable(path) && Files.isWritable(path) && Files.isExecutable(path))) {
                findings.add(Note.blocking(Finding.Kind.NO_ACCESS, path, "this process may not read and write it"));
            }
        }
        control(directory);
        for (String part : List.of(MailboxFiles.CUR, MailboxFiles.NEW)) {
            Path path = directory.resolve(part);
            if (disk.stat(path).filter(DiskStat::isDirectory).isPresent() && Files.isReadable(path)) {
                messages(path);
            }
        }
    }

    private void control(Path directory) throws IOException {
        for (String name : disk.list(directory)) {
            Path path = directory.resolve(name);
            if (name.endsWith(".lock")) {
                findings.add(Note.of(
                        Finding.Kind.LOCK,
                        path,
                        "a lock, by "
                                + DiskText.read(disk, path).map(String::strip).orElse("nobody") + " since "
                                + disk.stat(path)
                                        .map(DiskStat::modified)
                                        .map(Object::toString)
                                        .orElse("?")));
            } else if (name.equals(UidListFile.NAME)) {
                uidList(path);
            } else if (name.equals("courierimapuiddb")
                    && disk.stat(directory.resolve(UidListFile.NAME)).isEmpty()) {
                findings.add(Note.of(
                                Finding.Kind.OTHER_FORMAT,
                                path,
                                "UIDs of Courier, which are not read: clients would load all messages again")
                        .mendedBy("courier-dovecot-migrate.pl --convert"));
            }
        }
    }

    private void uidList(Path path) throws IOException {
        try {
            UidListText text = UidListText.parse(DiskText.bytes(disk, path).orElse(new byte[0]));
            if (text.validity() == 0 || !text.intact()) {
                findings.add(Note.of(
                        Finding.Kind.DAMAGED,
                        path,
                        "a uidlist that cannot be read: its messages get new UIDs, and clients load them again"));
            }
        } catch (IOException e) {
            findings.add(Note.blocking(Finding.Kind.NO_ACCESS, path, "cannot be read: " + e));
        }
    }

    private void messages(Path directory) throws IOException {
        List<String> names = new ArrayList<>(disk.list(directory));
        names.removeIf(name -> name.startsWith("."));
        messages += names.size();
        for (String name : names) {
            if (!FileName.isMessage(name)) {
                findings.add(Note.of(Finding.Kind.NO_MESSAGE, directory, "a file whose name is none of a message"));
            }
        }
        for (String name : names.subList(0, Math.min(SAMPLE, names.size()))) {
            Path path = directory.resolve(name);
            if (disk.stat(path).filter(DiskStat::isFile).isEmpty()) {
                findings.add(Note.of(Finding.Kind.NO_MESSAGE, path, "no file, where a message should be"));
            } else if (Files.isReadable(path)) {
                packed(path);
            } else {
                findings.add(Note.blocking(Finding.Kind.NO_ACCESS, path, "this process may not read it"));
            }
        }
    }

    /** What Dovecot's plugins zlib and mail_crypt write begins with octets that no message begins with. */
    private void packed(Path path) throws IOException {
        byte[] start = new byte[8];
        try (DiskFile file = disk.read(path)) {
            file.read(ByteBuffer.wrap(start), 0);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        boolean isPacked = List.of("\u001f\u008b", "BZh", "\u00fd7zXZ", "(\u00b5/\u00fd", "\u0004\"M\u0018").stream()
                .anyMatch(text::startsWith);
        if (isPacked || text.startsWith("CRYPTED")) {
            findings.add(Note.blocking(
                            Finding.Kind.OTHER_FORMAT,
                            path,
                            "a message that Dovecot " + (isPacked ? "packed (plugin zlib)" : "encrypted (mail_crypt)")
                                    + "; maybe there are more")
                    .mendedBy("doveadm backup -u USER maildir:/new/place, with that plugin off for writing"));
        }
    }

    int plusPlus() {
        return plusPlus;
    }

    int tree() {
        return tree;
    }

    int utf8() {
        return utf8;
    }

    int utf7() {
        return utf7;
    }

    /** Files in all its folders. */
    long messages() {
        return messages;
    }
}
