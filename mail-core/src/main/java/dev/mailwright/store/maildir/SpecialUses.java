package dev.mailwright.store.maildir;

import dev.mailwright.store.Folder;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.index.FolderTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file {@code mailwright-special-use}: a line {@code <USE> <folder>} for each. An adopted maildir has none. */
final class SpecialUses {

    private final Disk disk;
    private final Path file;

    SpecialUses(Disk disk, Path maildir) {
        this.disk = disk;
        this.file = MailboxFiles.own(maildir, "special-use");
    }

    /** What is written down; without a file the usual names have the usual use. */
    Map<MailboxName, Set<SpecialUse>> read() throws IOException {
        Optional<String> text = DiskText.read(disk, file);
        Map<MailboxName, Set<SpecialUse>> uses = new HashMap<>();
        if (text.isEmpty()) {
            FolderTree.DEFAULTS.forEach((name, use) -> uses.put(name, EnumSet.of(use)));
            return uses;
        }
        for (String line : text.get().split("\n", -1)) {
            int space = line.indexOf(' ');
            Optional<MailboxName> name = space < 0 ? Optional.empty() : FolderNames.decode(line.substring(space + 1));
            if (name.isPresent()) {
                add(uses, name.get(), line.substring(0, space));
            }
        }
        return uses;
    }

    private static void add(Map<MailboxName, Set<SpecialUse>> uses, MailboxName name, String use) {
        for (SpecialUse known : SpecialUse.values()) {
            if (known.name().equals(use)) {
                uses.computeIfAbsent(name, key -> EnumSet.noneOf(SpecialUse.class))
                        .add(known);
            }
        }
    }

    void write(Collection<Folder> folders) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Folder folder : folders) {
            for (SpecialUse use : EnumSet.allOf(SpecialUse.class)) {
                if (folder.specialUse().contains(use)) {
                    text.append(use.name())
                            .append(' ')
                            .append(FolderNames.encode(folder.name()))
                            .append('\n');
                }
            }
        }
        DiskText.replace(disk, file, text.toString());
    }
}
