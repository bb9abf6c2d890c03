package dev.mailwright.store.maildir;

import java.nio.file.Path;
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

    Adoption(Evidence evidence, List<Finding> findings) {
        this.root = evidence.root();
        this.maildirs = evidence.search().maildirs();
        this.template = evidence.search().template();
        this.layout = evidence.isTree() ? MaildirLayout.FS : MaildirLayout.MAILDIR_PLUS_PLUS;
        this.utf8 = evidence.isUtf8();
        this.separator = evidence.separator();
        this.prefix = evidence.conf().map(DovecotConf::prefix).orElse("");
        this.messages =
                evidence.boxes().stream().mapToLong(MaildirInspection::messages).sum();
        this.findings = List.copyOf(findings);
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
