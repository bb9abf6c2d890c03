package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds maildirs below a directory, and the template that their places follow. Follows no links. */
final class MaildirSearch {

    private static final int MAX_DEPTH = 3;
    private static final int MAX_MAILDIRS = 100_000;

    private final Disk disk = new LocalDisk();
    private final Path root;
    private final List<Finding> findings;
    private final List<Path> maildirs = new ArrayList<>();

    private MaildirSearch(Path root, List<Finding> findings) {
        this.root = root;
        this.findings = findings;
    }

    static MaildirSearch below(Path root, List<Finding> findings) {
        MaildirSearch search = new MaildirSearch(root, findings);
        search.look(root, 0);
        if (search.maildirs.isEmpty()) {
            findings.add(Note.blocking(
                    Finding.Kind.NO_MAILDIR, root, "there is no maildir here, nor up to three levels below"));
        }
        return search;
    }

    List<Path> maildirs() {
        return List.copyOf(maildirs);
    }

    private void look(Path directory, int depth) {
        try {
            List<String> names = new ArrayList<>(disk.list(directory));
            names.sort(null);
            if (names.contains(MailboxFiles.CUR) && names.contains(MailboxFiles.NEW)) {
                maildirs.add(directory);
                return;
            }
            other(directory, names);
            for (String name : names) {
                Path path = directory.resolve(name);
                if (depth < MAX_DEPTH && !name.startsWith(".") && maildirs.size() < MAX_MAILDIRS) {
                    Optional<DiskStat> stat = disk.stat(path);
                    if (stat.filter(DiskStat::isDirectory).isPresent()) {
                        look(path, depth + 1);
                    } else if (stat.filter(s -> !s.isFile()).isPresent()) {
                        findings.add(Note.of(
                                Finding.Kind.LINK, path, "a link, which is not followed: what is behind it stays"));
                    }
                }
            }
        } catch (IOException e) {
            findings.add(Note.blocking(Finding.Kind.NO_ACCESS, directory, "cannot be listed: " + e));
        }
    }

    private void other(Path directory, List<String> names) {
        if (names.contains("dbox-Mails") || names.contains("mailboxes") || names.contains("storage")) {
            findings.add(Note.blocking(
                            Finding.Kind.OTHER_FORMAT, directory, "this is dbox, Dovecot's own format, and no maildir")
                    .mendedBy("doveadm backup -u USER maildir:/new/place"));
        }
    }

    /**
     * The template of all maildirs; empty when there is no single one, as with a single maildir or with hashed
     * directories.
     */
    Optional<String> template() {
        Set<String> templates = new TreeSet<>();
        for (Path maildir : maildirs) {
            templates.add(pattern(root.relativize(maildir)));
        }
        return templates.size() == 1 && !templates.contains("")
                ? Optional.of(root + "/" + templates.iterator().next())
                : Optional.empty();
    }

    private static String pattern(Path place) {
        List<String> names = new ArrayList<>();
        place.forEach(name -> names.add(name.toString()));
        String leaf = "";
        if (names.size() > 1 && List.of("Maildir", "maildir", "mail").contains(names.get(names.size() - 1))) {
            leaf = "/" + names.remove(names.size() - 1);
        }
        boolean plain =
                names.stream().allMatch(name -> AccountPath.element(name).equals(name));
        if (!plain || names.isEmpty() || names.get(0).isEmpty()) {
            return "";
        }
        if (names.size() == 1) {
            return "{id}" + leaf;
        }
        return names.size() == 2 && names.get(0).equals(names.get(0).toLowerCase(Locale.ROOT))
                ? "{domain}/{local}" + leaf
                : "";
    }
}
