package dev.mailwright.examples.serve;

import dev.mailwright.DataSize;
import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Directories;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.file.AliasFile;
import dev.mailwright.directory.file.PasswdFile;
import dev.mailwright.directory.memory.AccountSettings;
import dev.mailwright.directory.password.PasswordHashes;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.routing.TaggedMail;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** {@code accounts:}, {@code aliases:} and {@code files:}, who gets mail and who may log in. */
record PeopleSections(MailServer.Builder builder, Path home) {

    void read(YamlMap top) {
        top.value("accounts").ifPresent(v -> v.withMap(map -> map.entries().forEach(this::account)));
        top.value("aliases").ifPresent(v -> v.withMap(map -> map.entries().forEach(this::alias)));
        top.value("files").ifPresent(this::files);
    }

    private void account(String address, YamlValue value) {
        if (isAddress(address, value)) {
            value.withMap(map -> account(address, value, map), "password", "name", "quota", "tagged-mail");
        }
    }

    private static boolean isAddress(String text, YamlValue value) {
        try {
            EmailAddress.of(text);
            return true;
        } catch (IllegalArgumentException unfit) {
            value.wrong("is no address: " + unfit.getMessage() + "; write john@example.com");
            return false;
        }
    }

    private void account(String address, YamlValue value, YamlMap map) {
        if (map.value("password").isEmpty()) {
            value.wrong("has no password; add password: \"{SCHEME}hash\", or a password in clear");
        }
        map.value("password")
                .flatMap(v -> v.secret(PeopleSections::password))
                .ifPresent(password -> builder.accounts(
                        accounts -> accounts.account(address, password, settings -> settings(map, settings))));
    }

    private static Password password(String text) {
        if (!text.startsWith("{")) {
            return Password.of(text);
        }
        if (!PasswordHashes.standard(new SecureRandom()).understands(text)) {
            throw new IllegalArgumentException(
                    "this scheme or hash is not known; make one with doveadm pw, or write the password in clear");
        }
        return Password.hashed(text);
    }

    private static void settings(YamlMap map, AccountSettings settings) {
        map.value("name").flatMap(YamlValue::text).ifPresent(settings::displayName);
        map.value("quota").flatMap(v -> v.as(Sizes::parse)).ifPresent((DataSize size) -> settings.quota(size));
        map.value("tagged-mail")
                .flatMap(v -> v.constant(TaggedMail.class))
                .ifPresent(mode -> settings.with(Subaddressing.TAGGED_MAIL, mode));
    }

    private void alias(String name, YamlValue value) {
        try {
            RecipientKey.parse(name);
            List<String> targets = value.texts();
            builder.accounts(accounts -> accounts.alias(name, targets.toArray(String[]::new)));
        } catch (IllegalArgumentException unfit) {
            value.wrong("is no address: " + unfit.getMessage() + "; write info@example.com, or @example.com for all");
        }
    }

    private void files(YamlValue value) {
        List<Directory> directories = new ArrayList<>();
        value.withMap(
                map -> {
                    map.value("passwd").ifPresent(v -> v.items().forEach(item -> passwd(item, directories)));
                    map.value("virtual").ifPresent(v -> v.items().forEach(item -> virtual(item, directories)));
                    map.value("aliases").ifPresent(v -> v.items().forEach(item -> aliases(item, directories)));
                },
                "passwd",
                "virtual",
                "aliases");
        if (!directories.isEmpty()) {
            builder.directory(Directories.firstOf(directories.toArray(Directory[]::new)));
        }
    }

    private void passwd(YamlValue value, List<Directory> directories) {
        if (!value.isMap()) {
            value.text().ifPresent(file -> load(value, Directories.passwdFile(home.resolve(file)), directories));
            return;
        }
        value.withMap(
                map -> map.required("file", "name the passwd-file").ifPresent(file -> {
                    PasswdFile passwd = Directories.passwdFile(home.resolve(file));
                    PasswdFile inDomain = map.value("default-domain")
                            .flatMap(v -> v.as(passwd::defaultDomain))
                            .orElse(passwd);
                    load(
                            value,
                            map.value("default-scheme")
                                    .flatMap(v -> v.as(inDomain::defaultScheme))
                                    .orElse(inDomain),
                            directories);
                }),
                "file",
                "default-domain",
                "default-scheme");
    }

    private void virtual(YamlValue value, List<Directory> directories) {
        value.text().ifPresent(file -> load(value, Directories.virtual(home.resolve(file)), directories));
    }

    private void aliases(YamlValue value, List<Directory> directories) {
        value.withMap(
                map -> map.required("file", "name the aliases file")
                        .ifPresent(file -> map.required("domain", "say whose aliases these are: domain: example.com")
                                .ifPresent(domain -> {
                                    try {
                                        AliasFile table = Directories.aliases5(home.resolve(file), domain);
                                        load(value, table, directories);
                                    } catch (IllegalArgumentException unfit) {
                                        value.wrong("has a bad domain: " + unfit.getMessage());
                                    }
                                })),
                "file",
                "domain");
    }

    /** Read now, so that a bad file is told of before anything starts. */
    private static void load(YamlValue value, Directory directory, List<Directory> directories) {
        try {
            directory.reload();
            directories.add(directory);
        } catch (RuntimeException unreadable) {
            value.wrong("cannot be used: " + unreadable.getMessage());
        }
    }
}
