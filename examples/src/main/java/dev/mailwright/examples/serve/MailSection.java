package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.store.maildir.Durability;
import dev.mailwright.store.maildir.MaildirLayout;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;
import java.util.Optional;

/** {@code mail:} where mail is kept. */
record MailSection(MailServer.Builder builder, Path home) {

    /** The store, where the section is good. */
    Optional<MaildirStore> read(YamlValue value) {
        return value.map(
                        "directory",
                        "template",
                        "separator",
                        "prefix",
                        "layout",
                        "utf8-folder-names",
                        "shared-with-dovecot",
                        "durability",
                        "spool")
                .flatMap(map -> read(value, map));
    }

    private Optional<MaildirStore> read(YamlValue value, YamlMap map) {
        Optional<MaildirStore> store = map.value("template").isPresent()
                ? map.value("template").flatMap(v -> v.as(MaildirStore::template))
                : map.value("directory").flatMap(YamlValue::text).map(text -> MaildirStore.at(home.resolve(text)));
        boolean both =
                map.value("directory").isPresent() && map.value("template").isPresent();
        if (both || (store.isEmpty() && map.value("template").isEmpty())) {
            value.wrong("needs one of directory: and template: /var/vmail/{domain}/{local}/Maildir");
        }
        map.value("spool").flatMap(YamlValue::text).map(home::resolve).ifPresent(builder::spool);
        store.ifPresent(mail -> {
            settings(map, mail);
            builder.store(mail);
        });
        return store;
    }

    private static void settings(YamlMap map, MaildirStore mail) {
        map.value("separator").flatMap(v -> v.choice("/", ".")).ifPresent(text -> mail.separator(text.charAt(0)));
        map.value("prefix").flatMap(YamlValue::text).ifPresent(mail::prefix);
        map.value("layout").flatMap(v -> v.constant(MaildirLayout.class)).ifPresent(mail::layout);
        if (map.value("utf8-folder-names").flatMap(YamlValue::yesOrNo).orElse(false)) {
            mail.utf8FolderNames();
        }
        if (map.value("shared-with-dovecot").flatMap(YamlValue::yesOrNo).orElse(false)) {
            mail.sharedWithDovecot();
        }
        map.value("durability").flatMap(v -> v.constant(Durability.class)).ifPresent(mail::durability);
    }
}
