package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at mail that another server left, before a store is opened on it. Opens nothing for writing and starts nothing.
 *
 * <pre>{@code
 * var found = Adopt.inspect(Path.of("/var/vmail"));
 * if (found.blocking()) { System.err.println(found); return; }
 * }</pre>
 */
public final class Adopt {

    private static final Path DOVECOT_CONF = Path.of("/etc/dovecot/dovecot.conf");

    private Adopt() {}

    /**
     * Looks at a maildir, or at a directory with maildirs in it, up to three levels down. Separator and prefix are those of
     * {@code /etc/dovecot/dovecot.conf} where that speaks of this directory. Blocks; looks at every folder and at some
     * messages of each.
     *
     * @return what was found, also where nothing could be read
     */
    public static Adoption inspect(Path path) {
        return inspectWith(DOVECOT_CONF, path);
    }

    /** The same with Dovecot's configuration from a file of one's choice, whatever directory it speaks of. */
    public static Adoption inspectWith(Path dovecotConf, Path path) {
        Path root = path.toAbsolutePath().normalize();
        List<Finding> findings = new ArrayList<>();
        Optional<DovecotConf> conf =
                DovecotConf.read(dovecotConf).filter(read -> !dovecotConf.equals(DOVECOT_CONF) || read.speaksOf(root));
        MaildirSearch search = MaildirSearch.below(root, findings);
        List<MaildirInspection> boxes = new ArrayList<>();
        for (Path maildir : search.maildirs()) {
            MaildirInspection box = new MaildirInspection(maildir, findings);
            try {
                box.run();
            } catch (IOException e) {
                findings.add(Note.blocking(Finding.Kind.NO_ACCESS, maildir, "cannot be read: " + e));
            }
            boxes.add(box);
        }
        new Owners(root, search.maildirs()).check(findings);
        RunningDovecot.find(conf.map(DovecotConf::baseDirectory)).ifPresent(findings::add);
        Evidence evidence = new Evidence(root, search, boxes, conf);
        evidence.check(findings);
        return new Adoption(evidence, findings);
    }
}
