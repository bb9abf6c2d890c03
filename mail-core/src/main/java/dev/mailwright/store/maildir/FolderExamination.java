package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Examines the directory of one mailbox. */
final class FolderExamination {

    /** As the maildir convention has it: no delivery takes longer. */
    private static final Duration ABANDONED = Duration.ofHours(36);

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Disk disk;
    private final Path directory;
    private final Instant now;
    private final boolean repair;
    private final List<MaildirDoctor.Found> findings = new ArrayList<>();
    private final Map<String, String> renamed = new HashMap<>();
    private long bytes;
    private long messages;

    FolderExamination(Disk disk, Path directory, Instant now, boolean repair) {
        this.disk = disk;
        this.directory = directory;
        this.now = now;
        this.repair = repair;
    }

    List<MaildirDoctor.Found> run() throws IOException {
        UidListText text = uidList();
        Listing listing = Listing.of(disk, directory);
        for (Listing.Found file : listing.files().values()) {
            message(file);
        }
        listing.doubles()
                .forEach(twin -> say(
                        twin.path(directory),
                        "another file has this name; it gets one of its own" + " when the folder is opened next",
                        false));
        lines(text, listing);
        if (!renamed.isEmpty() && repair) {
            rename(text, listing);
        }
        state();
        keywords(listing);
        abandoned();
        for (String name : new String[] {"", MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP}) {
            mode(directory.resolve(name));
        }
        return findings;
    }

    /** Octets of its messages, as the files have them. */
    long bytes() {
        return bytes;
    }

    long messages() {
        return messages;
    }

    private void say(Path place, String what, boolean done) {
        findings.add(new MaildirDoctor.Found(place, what, done));
    }

    private UidListText uidList() throws IOException {
        Path file = directory.resolve(UidListFile.NAME);
        byte[] octets = DiskText.bytes(disk, file).orElse(new byte[0]);
        UidListText text = UidListText.parse(octets);
        if (octets.length == 0) {
            say(file, "is missing or empty; the messages get UIDs when the folder is opened next", false);
        } else if (text.validity() == 0 || !text.intact()) {
            say(file, "is damaged; all messages get new UIDs when the folder is opened next", false);
        } else if (text.length() < octets.length) {
            say(file, "its end is torn; it is cut off when the folder is opened next", false);
        }
        return text;
    }

    private void message(Listing.Found file) throws IOException {
        Path path = file.path(directory);
        DiskStat found = disk.stat(path).orElse(null);
        if (found == null || !found.isFile()) {
            say(path, "is no message: neither followed nor touched", false);
            return;
        }
        messages++;
        bytes += found.size();
        mode(path);
        String base = FileName.baseOf(file.fileName());
        long named = FileName.size(base, 'S');
        if (named >= 0 && named != found.size()) {
            renamed.put(base, resized(base, named, found.size()));
            say(path, "its name says S=" + named + ", it has " + found.size() + " octets", repair);
        }
    }

    /** The right S; W is right where it was the same as S, and else is left out, to be counted. */
    private static String resized(String base, long named, long real) {
        String same = ",W=" + named;
        String sized = base.replace(",S=" + named, ",S=" + real);
        if (base.contains(same)) {
            return sized.replace(same, ",W=" + real);
        }
        long wire = FileName.size(base, 'W');
        return wire < 0 ? sized : sized.replace(",W=" + wire, "");
    }

    private void lines(UidListText text, Listing listing) {
        Set<String> known = new HashSet<>();
        for (UidListText.Entry line : text.entries()) {
            if (!known.add(line.base())) {
                say(directory.resolve(UidListFile.NAME), line.base() + " has two UIDs; the later one counts", false);
            }
        }
        long without = listing.files().keySet().stream()
                .filter(base -> !known.contains(base))
                .count();
        if (without > 0 && !text.entries().isEmpty()) {
            say(directory, without + " messages have no UID yet; they get one when the folder is opened next", false);
        }
    }

    /** The uidlist first: whoever sees the new name finds its UID. */
    private void rename(UidListText text, Listing listing) throws IOException {
        if (text.validity() > 0 && text.intact()) {
            StringBuilder lines =
                    new StringBuilder(UidListText.header(text.validity(), text.nextUid(), text.guid(), text.fields()));
            text.entries()
                    .forEach(line -> new UidListText.Entry(
                                    line.uid(), line.extensions(), renamed.getOrDefault(line.base(), line.base()))
                            .appendTo(lines));
            DiskText.replace(disk, directory.resolve(UidListFile.NAME), lines.toString());
        }
        for (Map.Entry<String, String> change : renamed.entrySet()) {
            Listing.Found file = listing.files().get(change.getKey());
            if (file != null) {
                String name = change.getValue()
                        + file.fileName().substring(change.getKey().length());
                disk.rename(file.path(directory), new Listing.Found(file.isNew(), name).path(directory));
            }
        }
        disk.forceDirectory(directory.resolve(MailboxFiles.CUR));
        disk.forceDirectory(directory.resolve(MailboxFiles.NEW));
    }

    private void state() throws IOException {
        Path file = MailboxFiles.state(directory);
        if (RecordLog.open(disk, file, MailboxFiles.STATE_KIND).damaged()) {
            say(file, "a record is damaged; it is written anew when the folder is opened next", false);
        }
    }

    private void keywords(Listing listing) throws IOException {
        Path file = directory.resolve(MailboxFiles.KEYWORDS);
        String text = DiskText.read(disk, file).orElse("");
        Keywords keywords = Keywords.parse(text);
        if (!text.equals(keywords.text())) {
            if (repair) {
                DiskText.replace(disk, file, keywords.text());
            }
            say(file, "has lines that are none, twice, or out of order", repair);
        }
        Set<Character> nameless = new HashSet<>();
        for (Listing.Found found : listing.files().values()) {
            String letters = keywords.unknown(FileName.parse(found.fileName()).letters());
            letters.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> nameless.add((char) c));
        }
        if (!nameless.isEmpty()) {
            say(file, "has no keyword for the letters " + nameless + " of messages; they are kept", false);
        }
    }

    private void abandoned() throws IOException {
        Path tmp = directory.resolve(MailboxFiles.TMP);
        try {
            for (String name : disk.list(tmp)) {
                Path file = tmp.resolve(name);
                boolean old = disk.stat(file)
                        .filter(s -> s.isFile() && s.modified().isBefore(now.minus(ABANDONED)))
                        .isPresent();
                if (old) {
                    if (repair) {
                        DiskText.deleteIfThere(disk, file);
                    }
                    say(file, "was left by a delivery more than 36 hours ago", repair);
                }
            }
        } catch (NoSuchFileException e) {
            say(tmp, "is missing; it is made when the folder is opened next", false);
        }
    }

    /** A group may be meant; the world never is, and the owner must be able to write. */
    private void mode(Path path) throws IOException {
        Set<PosixFilePermission> has;
        try {
            has = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        Set<PosixFilePermission> right = EnumSet.copyOf(has);
        right.removeAll(OTHERS);
        right.add(PosixFilePermission.OWNER_READ);
        right.add(PosixFilePermission.OWNER_WRITE);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            right.add(PosixFilePermission.OWNER_EXECUTE);
        }
        if (!right.equals(has) && !Files.isSymbolicLink(path)) {
            if (repair) {
                Files.setPosixFilePermissions(path, right);
            }
            say(path, "its mode lets others in, or its owner not", repair);
        }
    }
}
