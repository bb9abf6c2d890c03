package dev.mailwright.examples.serve;

import dev.mailwright.DataSize;
import dev.mailwright.MailServer;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.examples.serve.yaml.Findings;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The sections of the file as calls of a builder.
 *
 * @param home what relative paths are relative to
 */
record Sections(MailServer.Builder builder, Path home, Findings findings, ServerFile.Extent extent) {

    /** The store of the mail, where its section is good. */
    Optional<MaildirStore> read(YamlMap top) {
        top.required("hostname", "add hostname: mail.example.com, the name that other hosts know this one by")
                .ifPresent(builder::hostname);
        top.value("domains").ifPresent(this::domains);
        top.value("domain-aliases").ifPresent(this::domainAliases);
        top.value("postmaster").flatMap(v -> v.as(EmailAddress::of)).ifPresent(a -> builder.postmaster(a.toString()));
        if (top.value("mail").isEmpty()) {
            findings.add(0, "mail is missing; add mail: with a directory: that mail is kept in");
        }
        Optional<MaildirStore> mail = top.value("mail").flatMap(v -> new MailSection(builder, home).read(v));
        new PeopleSections(builder, home).read(top);
        top.value("subaddressing").ifPresent(this::subaddressing);
        top.value("outbound").ifPresent(v -> new OutboundSection(builder, home).read(v));
        top.value("limits").ifPresent(this::limits);
        SmtpSection smtp = SmtpSection.of(top);
        smtp.server(builder);
        top.value("tls").ifPresent(v -> new TlsSection(builder, home).read(v));
        if (top.value("services").isEmpty()) {
            findings.add(0, "services is missing; add services: with smtp:, submission:, imap: or pop3: below it");
        }
        if (extent == ServerFile.Extent.ALL) {
            top.value("services").ifPresent(v -> new ServicesSection(builder, smtp).read(v));
            top.value("fetch").ifPresent(v -> new FetchSection(builder, home, false).read(v));
        }
        if (extent == ServerFile.Extent.FETCHING_WHEN_ASKED) {
            top.value("fetch").ifPresent(v -> new FetchSection(builder, home, true).read(v));
        }
        return mail;
    }

    private void domains(YamlValue value) {
        for (YamlValue item : value.items()) {
            item.as(Domain::of).ifPresent(domain -> builder.localDomain(domain.toString()));
        }
    }

    private void domainAliases(YamlValue value) {
        value.withMap(map -> map.entries()
                .forEach((alias, target) ->
                        target.text().ifPresent(domain -> builder.accounts(a -> a.domainAlias(alias, domain)))));
    }

    private void subaddressing(YamlValue value) {
        value.withMap(
                map -> builder.subaddressing(settings -> {
                    map.value("delimiters")
                            .flatMap(YamlValue::text)
                            .ifPresent(text -> settings.delimiter(text.toCharArray()));
                    map.value("tagged-mail")
                            .flatMap(v -> v.constant(TaggedMail.class))
                            .ifPresent(settings::defaultMode);
                    map.value("max-folders").flatMap(v -> v.number(0, 100_000)).ifPresent(settings::maxFolders);
                    map.value("folder-case")
                            .flatMap(v -> v.constant(Subaddressing.FolderCase.class))
                            .ifPresent(settings::folderCase);
                }),
                "delimiters",
                "tagged-mail",
                "max-folders",
                "folder-case");
    }

    private void limits(YamlValue value) {
        value.withMap(
                map -> {
                    map.value("message-size").flatMap(v -> v.as(Sizes::parse)).ifPresent(builder::maxMessageSize);
                    map.value("attachments")
                            .flatMap(v -> v.number(1, 100_000))
                            .ifPresent(mebibytes -> builder.maxMessageSize(DataSize.forAttachments(mebibytes)));
                    builder.limits(limits -> {
                        most(map, "per-client").ifPresent(limits::perAddress);
                        most(map, "strangers").ifPresent(limits::strangers);
                        most(map, "connections").ifPresent(limits::total);
                    });
                },
                "message-size",
                "attachments",
                "per-client",
                "strangers",
                "connections");
    }

    private static Optional<Integer> most(YamlMap map, String key) {
        return map.value(key).flatMap(v -> v.number(1, 1_000_000));
    }
}
