package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Examines one maildir with its folders. */
final class AccountExamination {

    private final Disk disk;
    private final Path maildir;
    private final FolderLayout layout;
    private final Instant now;
    private final boolean repair;
    private final List<MaildirDoctor.Found> findings = new ArrayList<>();

    AccountExamination(Disk disk, Path maildir, FolderLayout layout, Instant now, boolean repair) {
        this.disk = disk;
        this.maildir = maildir;
        this.layout = layout;
        this.now = now;
        this.repair = repair;
    }

    List<MaildirDoctor.Found> run() throws IOException {
        Map<MailboxName, Path> folders = new TreeMap<>();
        folders.put(MailboxName.INBOX, maildir);
        new FolderScan(disk, maildir, layout).run().forEach((name, file) -> folders.put(name, maildir.resolve(file)));
        long bytes = 0;
        long messages = 0;
        for (Path directory : folders.values()) {
            FolderExamination folder = new FolderExamination(disk, directory, now, repair);
            findings.addAll(folder.run());
            bytes += folder.bytes();
            messages += folder.messages();
        }
        logs();
        subscriptions(folders.keySet());
        size(new Usage(bytes, messages));
        renames();
        return findings;
    }

    private void logs() throws IOException {
        Map<Path, String> kinds = Map.of(AccountLog.file(maildir), "account", DeliveryKeys.file(maildir), "keys");
        for (Map.Entry<Path, String> log : kinds.entrySet()) {
            if (RecordLog.open(disk, log.getKey(), log.getValue()).damaged()) {
                findings.add(new MaildirDoctor.Found(
                        log.getKey(), "a record is damaged; it is written anew when it is used next", false));
            }
        }
    }

    /** RFC 9051 section 6.3.7 allows them; people wonder about them. */
    private void subscriptions(Set<MailboxName> folders) throws IOException {
        SubscriptionFile file = new SubscriptionFile(disk, maildir, layout);
        Set<MailboxName> nothing = new TreeSet<>(file.read());
        nothing.removeAll(folders);
        if (!nothing.isEmpty()) {
            if (repair) {
                file.change(Set.of(), nothing);
            }
            findings.add(new MaildirDoctor.Found(
                    maildir.resolve(Subscriptions.NAME), "subscribed, but not there: " + nothing, repair));
        }
    }

    private void size(Usage counted) throws IOException {
        MaildirSize file = new MaildirSize(disk, maildir);
        Path place = maildir.resolve(MaildirSize.NAME);
        if (disk.stat(place).isEmpty()) {
            return;
        }
        Optional<MaildirSize.Content> content = file.read();
        if (content.filter(c -> c.used().equals(counted)).isEmpty()) {
            if (repair) {
                file.update(Optional.empty(), counted);
            }
            findings.add(new MaildirDoctor.Found(
                    place,
                    "says " + content.map(c -> c.used().toString()).orElse("nothing that can be read") + ", there are "
                            + counted,
                    repair && content.isPresent()));
        }
    }

    private void renames() throws IOException {
        Path intents = MailboxFiles.own(maildir, "rename");
        if (disk.stat(intents).isPresent()) {
            if (repair) {
                new FolderRenames(disk, maildir).recover();
            }
            findings.add(new MaildirDoctor.Found(intents, "renaming folders was not finished", repair));
        }
    }
}
