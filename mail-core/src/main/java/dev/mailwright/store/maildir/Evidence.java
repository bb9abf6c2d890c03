package dev.mailwright.store.maildir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What speaks for how a box was kept. Where folders and Dovecot's configuration disagree, folders are believed.
 *
 * @param conf empty when none speaks of this place
 */
record Evidence(Path root, MaildirSearch search, List<MaildirInspection> boxes, Optional<DovecotConf> conf) {

    private int sum(ToIntFunction<MaildirInspection> figure) {
        return boxes.stream().mapToInt(figure).sum();
    }

    boolean isTree() {
        int plusPlus = sum(MaildirInspection::plusPlus);
        int tree = sum(MaildirInspection::tree);
        return plusPlus + tree == 0 ? conf.filter(DovecotConf::isTree).isPresent() : tree > plusPlus;
    }

    boolean isUtf8() {
        int eight = sum(MaildirInspection::utf8);
        int seven = sum(MaildirInspection::utf7);
        return eight + seven == 0 ? conf.filter(DovecotConf::isUtf8).isPresent() : eight > seven;
    }

    char separator() {
        return conf.map(DovecotConf::separator)
                .filter(text -> text.length() == 1)
                .map(text -> text.charAt(0))
                .orElse(isTree() ? '/' : '.');
    }

    /** Notes what was guessed, and what does not fit together. */
    void check(List<Finding> findings) {
        if (conf.isEmpty()) {
            findings.add(Note.of(
                            Finding.Kind.ASSUMED,
                            root,
                            "no configuration of Dovecot speaks of this directory: separator and prefix are its"
                                    + " defaults")
                    .mendedBy("compare them with 'doveconf namespace'"));
        }
        conf.filter(said -> !said.isMaildir())
                .ifPresent(said -> findings.add(
                        Note.of(Finding.Kind.ASSUMED, root, "Dovecot's mail_location is " + said.location())));
        conf.map(DovecotConf::control)
                .filter(control -> !control.isEmpty())
                .ifPresent(control -> findings.add(Note.blocking(
                                Finding.Kind.OTHER_FORMAT,
                                root,
                                "uidlists and subscriptions are not beside the mail, but in " + control)
                        .mendedBy("move those of each folder into the folder")));
        if (sum(MaildirInspection::plusPlus) > 0 && sum(MaildirInspection::tree) > 0) {
            findings.add(Note.of(
                    Finding.Kind.FOLDER_NAME, root, "folders in both layouts; those of the other one are left out"));
        }
        if (search.template().isEmpty() && !search.maildirs().isEmpty()) {
            findings.add(Note.of(
                    Finding.Kind.ASSUMED, root, "no one template fits all maildirs; see MaildirStore.template"));
        }
    }
}
