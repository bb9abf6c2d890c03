package dev.mailwright.store.maildir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@link Adopt} found, and how a {@link MaildirStore} is to be set for it. Immutable. */
public final class Adoption {

    private static final int SHOWN = 50;

    private final Path root;
    private final List<Path> maildirs;
    private final Optional<String> template;
    private final MaildirLayout layout;
    private final boolean utf8;
    private final char separator;
    private final String prefix;
    private final long messages;
    private final List<Finding> findings;

    Adoption(
            Path root,
            MaildirSearch search,
            List<MaildirInspection> boxes,
            Optional<DovecotConf> conf,
            List<Finding> found) {
        this.root = root;
        this.maildirs = search.maildirs();
        this.template = search.template();
        int plusPlus = boxes.stream().mapToInt(MaildirInspection::plusPlus).sum();
        int tree = boxes.stream().mapToInt(MaildirInspection::tree).sum();
        boolean isTree = plusPlus + tree == 0 ? conf.filter(DovecotConf::isTree).isPresent() : tree > plusPlus;
        this.layout = isTree ? MaildirLayout.FS : MaildirLayout.MAILDIR_PLUS_PLUS;
        int eight = boxes.stream().mapToInt(MaildirInspection::utf8).sum();
        int seven = boxes.stream().mapToInt(MaildirInspection::utf7).sum();
        this.utf8 = eight + seven == 0 ? conf.filter(DovecotConf::isUtf8).isPresent() : eight > seven;
        this.separator = conf.map(DovecotConf::separator)
                .filter(text -> text.length() == 1)
                .map(text -> text.charAt(0))
                .orElse(isTree ? '/' : '.');
        this.prefix = conf.map(DovecotConf::prefix).orElse("");
        this.messages = boxes.stream().mapToLong(MaildirInspection::messages).sum();
        List<Finding> all = new ArrayList<>(found);
        if (conf.isEmpty()) {
            all.add(Note.of(
                            Finding.Kind.ASSUMED,
                            root,
                            "no configuration of Dovecot speaks of this directory: separator and prefix are its defaults")
                    .mendedBy("compare them with 'doveconf namespace'"));
        } else if (!conf.get().isMaildir()) {
            all.add(Note.of(
                    Finding.Kind.ASSUMED,
                    root,
                    "Dovecot's mail_location is " + conf.get().location()));
        }
        conf.map(DovecotConf::control)
                .filter(control -> !control.isEmpty())
                .ifPresent(control -> all.add(Note.blocking(
                                Finding.Kind.OTHER_FORMAT,
                                root,
                                "uidlists and subscriptions are not beside the mail, but in " + control)
                        .mendedBy("move those of each folder into the folder")));
        if (plusPlus > 0 && tree > 0) {
            all.add(Note.of(
                    Finding.Kind.FOLDER_NAME, root, "folders in both layouts; those of the other one are left out"));
        }
        if (template.isEmpty() && !maildirs.isEmpty()) {
            all.add(Note.of(
                    Finding.Kind.ASSUMED, root, "no one template fits all maildirs; see MaildirStore.template"));
        }
        this.findings = List.copyOf(all);
    }

    /** Whether anything must be mended before a store is opened. */
    public boolean blocking() {
        return findings.stream().anyMatch(Finding::isBlocking);
    }

    /** All there is to know, in the order in which it was found. */
    public List<Finding> findings() {
        return findings;
    }

    /** Where maildirs are. */
    public List<Path> maildirs() {
        return maildirs;
    }

    /** Files of messages in all of them. */
    public long messages() {
        return messages;
    }

    /** For {@link MaildirStore#template}; empty where no single one fits. */
    public Optional<String> template() {
        return template;
    }

    /** For {@link MaildirStore#layout}. */
    public MaildirLayout layout() {
        return layout;
    }

    /** Whether {@link MaildirStore#utf8FolderNames} is to be said. */
    public boolean utf8FolderNames() {
        return utf8;
    }

    /** For {@link MaildirStore#separator}. */
    public char separator() {
        return separator;
    }

    /** For {@link MaildirStore#prefix}. */
    public String prefix() {
        return prefix;
    }

    /** Whether a Dovecot is at work on this machine. */
    public boolean dovecotRuns() {
        return findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.DOVECOT_RUNS);
    }

    /** A store set as was found, not open. Empty where no template fits. */
    public Optional<MaildirStore> store() {
        return template.map(where -> {
            MaildirStore store = MaildirStore.template(where)
                    .layout(layout)
                    .separator(separator)
                    .prefix(prefix);
            return utf8 ? store.utf8FolderNames() : store;
        });
    }

    /** What to write in a program. */
    public String call() {
        return "MaildirStore.template(\"" + template.orElse(root + "/{domain}/{local}") + "\")"
                + (layout == MaildirLayout.FS ? ".layout(MaildirLayout.FS)" : "")
                + (utf8 ? ".utf8FolderNames()" : "")
                + ".separator('" + separator + "')"
                + (prefix.isEmpty() ? "" : ".prefix(\"" + prefix + "\")");
    }

    /** For people, some lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                root + ": " + maildirs.size() + " maildirs with " + messages + " messages\n" + call() + "\n");
        findings.stream()
                .sorted(Comparator.comparing(Finding::isBlocking).reversed())
                .limit(SHOWN)
                .forEach(finding -> text.append(finding).append('\n'));
        if (findings.size() > SHOWN) {
            text.append("and ").append(findings.size() - SHOWN).append(" more\n");
        }
        return text.toString();
    }
}
