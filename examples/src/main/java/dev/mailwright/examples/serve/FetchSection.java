package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.fetch.Baseline;
import dev.mailwright.fetch.Fetch;
import dev.mailwright.fetch.FetchAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code fetch:} mailboxes on other servers, by name. */
record FetchSection(MailServer.Builder builder, Path home, boolean whenAsked) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_MINUTES = 60 * 24 * 7;
    private static final int MAX_DAYS = 3_650;
    private static final int MAX_SILENCE = 3_600;
    private static final int MAX_MESSAGES = 1_000_000;

    void read(YamlValue value) {
        value.withMap(map -> {
            List<FetchAccount> accounts = map.entries().entrySet().stream()
                    .flatMap(one -> account(one.getKey(), one.getValue()).stream())
                    .map(account -> whenAsked ? account.disabled() : account)
                    .toList();
            builder.add(Fetch.engine(accounts.toArray(FetchAccount[]::new)));
        });
    }

    private Optional<FetchAccount> account(String name, YamlValue value) {
        return value.map(
                        "protocol",
                        "host",
                        "port",
                        "tls",
                        "pin",
                        "trust",
                        "mechanisms",
                        "silence-seconds",
                        "private-network",
                        "user",
                        "password",
                        "deliver-to",
                        "multidrop",
                        "keep",
                        "delete-after-days",
                        "max-size",
                        "headers-only-above",
                        "unseen-only",
                        "max-per-poll",
                        "batch",
                        "max-rate",
                        "traced",
                        "baseline",
                        "folders",
                        "every-minutes",
                        "idle",
                        "enabled",
                        "fetchids")
                .flatMap(map -> account(name, map));
    }

    private Optional<FetchAccount> account(String name, YamlMap map) {
        String protocol = map.value("protocol")
                .flatMap(v -> v.choice("imap", "pop3", "auto"))
                .orElse("imap");
        Optional<String> host = map.required("host", "say which server has the mail");
        Optional<String> user = map.required("user", "say who logs in there");
        Optional<String> password = map.required("password", "say with which password");
        if (host.isEmpty() || user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        FetchAccount account = switch (protocol) {
            case "pop3" -> Fetch.pop3(name, host.get());
            case "auto" -> Fetch.auto(name, host.get());
            default -> Fetch.imap(name, host.get());
        };
        account = reached(account.login(user.get(), password.get()), map);
        return Optional.of(scheduled(taken(destined(account, map), map), map));
    }

    private FetchAccount reached(FetchAccount account, YamlMap map) {
        FetchAccount reached = account;
        String tls = map.value("tls")
                .flatMap(v -> v.choice("implicit", "starttls", "none"))
                .orElse("implicit");
        if (tls.equals("starttls")) {
            reached = reached.startTls();
        } else if (tls.equals("none")) {
            reached = reached.withoutTls();
        }
        reached = map.value("port")
                .flatMap(v -> v.number(1, MAX_PORT))
                .map(reached::port)
                .orElse(reached);
        reached = map.value("pin").flatMap(YamlValue::text).map(reached::pin).orElse(reached);
        reached = map.value("trust")
                .flatMap(YamlValue::text)
                .map(home::resolve)
                .map(reached::trust)
                .orElse(reached);
        reached = map.value("mechanisms")
                .map(v -> v.texts().toArray(String[]::new))
                .map(reached::mechanisms)
                .orElse(reached);
        Optional<Duration> silence = map.value("silence-seconds")
                .flatMap(v -> v.number(1, MAX_SILENCE))
                .map(Duration::ofSeconds);
        if (silence.isPresent()) {
            reached = reached.timeouts(reached.connection().connecting(), silence.get());
        }
        return says(map, "private-network") ? reached.privateNetwork() : reached;
    }

    private static FetchAccount destined(FetchAccount account, YamlMap map) {
        FetchAccount destined = map.value("deliver-to")
                .flatMap(YamlValue::text)
                .map(account::deliverTo)
                .orElse(account);
        return map.value("multidrop")
                .flatMap(v ->
                        v.map("domains", "envelope-headers", "skip", "strip-prefix", "header-addresses", "fallback"))
                .map(drop -> multidrop(destined, drop))
                .orElse(destined);
    }

    private static FetchAccount multidrop(FetchAccount account, YamlMap map) {
        return account.multidrop(drop -> {
            map.value("domains").ifPresent(v -> drop.domains(v.texts().toArray(String[]::new)));
            map.value("envelope-headers")
                    .ifPresent(v -> drop.envelopeHeaders(v.texts().toArray(String[]::new)));
            map.value("skip").flatMap(v -> v.number(0, 100)).ifPresent(drop::skip);
            map.value("strip-prefix").flatMap(YamlValue::text).ifPresent(drop::stripPrefix);
            if (says(map, "header-addresses")) {
                drop.headerAddresses();
            }
            map.value("fallback").flatMap(YamlValue::text).ifPresent(drop::fallback);
        });
    }

    private FetchAccount taken(FetchAccount account, YamlMap map) {
        FetchAccount taken = says(map, "keep") ? account.keep() : account;
        taken = map.value("delete-after-days")
                .flatMap(v -> v.number(0, MAX_DAYS))
                .map(Duration::ofDays)
                .map(taken::deleteAfter)
                .orElse(taken);
        taken = map.value("max-size")
                .flatMap(v -> v.as(Sizes::parse))
                .map(taken::maxSize)
                .orElse(taken);
        taken = limited(taken, map);
        taken = map.value("fetchids")
                .flatMap(YamlValue::text)
                .map(file -> Baseline.fetchids(home.resolve(file)))
                .map(taken::baseline)
                .orElse(taken);
        for (var folder : map.value("folders").flatMap(YamlValue::map).map(YamlMap::entries).stream()
                .flatMap(all -> all.entrySet().stream())
                .toList()) {
            String local = folder.getValue().text().orElse("INBOX");
            taken = taken.folder(folder.getKey(), local);
        }
        return taken;
    }

    private static FetchAccount limited(FetchAccount account, YamlMap map) {
        FetchAccount limited = says(map, "unseen-only") ? account.unseenOnly() : account;
        limited = map.value("headers-only-above")
                .flatMap(v -> v.as(Sizes::parse))
                .map(limited::headersOnlyAbove)
                .orElse(limited);
        limited = map.value("max-per-poll")
                .flatMap(v -> v.number(1, MAX_MESSAGES))
                .map(limited::maxPerPoll)
                .orElse(limited);
        limited = map.value("batch")
                .flatMap(v -> v.number(1, MAX_MESSAGES))
                .map(limited::batch)
                .orElse(limited);
        limited = map.value("max-rate")
                .flatMap(v -> v.as(Sizes::parse))
                .map(limited::maxRate)
                .orElse(limited);
        limited = says(map, "traced") ? limited.traced() : limited;
        boolean seen = map.value("baseline")
                .flatMap(v -> v.choice("everything", "seen"))
                .filter("seen"::equals)
                .isPresent();
        return seen ? limited.baseline(Baseline.seenFlag()) : limited;
    }

    private static FetchAccount scheduled(FetchAccount account, YamlMap map) {
        FetchAccount scheduled = map.value("every-minutes")
                .flatMap(v -> v.number(1, MAX_MINUTES))
                .map(Duration::ofMinutes)
                .map(account::every)
                .orElse(account);
        scheduled = says(map, "idle") ? scheduled.idle() : scheduled;
        boolean enabled = map.value("enabled").flatMap(YamlValue::yesOrNo).orElse(true);
        return enabled ? scheduled : scheduled.disabled();
    }

    private static boolean says(YamlMap map, String key) {
        return map.value(key).flatMap(YamlValue::yesOrNo).orElse(false);
    }
}
