package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines the maildirs of a store that is closed. It holds the store's lock meanwhile: where a server runs it refuses and
 * names it. What the store mends by itself when it opens (a torn uidlist, files without a UID, two files with one name,
 * state that is damaged) is reported and left to that.
 */
public final class MaildirDoctor {

    private final Disk disk;
    private final AccountPath path;
    private final FolderLayout layout;
    private final Instant now;

    MaildirDoctor(Disk disk, AccountPath path, FolderLayout layout, Instant now) {
        this.disk = disk;
        this.path = path;
        this.layout = layout;
        this.now = now;
    }

    /** The finding of a check. */
    record Found(Path place, String what, boolean repaired) implements Defect {

        @Override
        public String toString() {
            return place + ": " + what + (repaired ? " (repaired)" : "");
        }
    }

    /**
     * Examines all accounts that the template of the store tells.
     *
     * @throws StoreException TRANSIENT when the store is in use, naming by whom; or what the disk refuses
     */
    public List<Defect> examine(Treatment treatment) {
        List<Defect> findings = new ArrayList<>();
        try (Closeable lock = OpenStore.lock(disk, path.fixed())) {
            boolean repair = treatment == Treatment.REPAIR && lock != null;
            for (AccountId account : new AccountScan(disk, path).run()) {
                findings.addAll(new AccountExamination(disk, path.of(account), layout, now, repair).run());
            }
            leftovers(findings);
        } catch (IOException e) {
            throw Faults.of("examining " + path.fixed(), e);
        }
        return List.copyOf(findings);
    }

    private void leftovers(List<Defect> findings) throws IOException {
        Path journal = path.fixed().resolve(".mailwright").resolve("journal");
        if (disk.stat(journal).isPresent()) {
            for (String name : disk.list(journal)) {
                if (!name.startsWith("free-")
                        && disk.stat(journal.resolve(name)).map(DiskStat::size).orElse(0L) > 0) {
                    findings.add(new Found(
                            journal.resolve(name), "the commit journal is read when the store opens next", false));
                }
            }
        }
    }
}
