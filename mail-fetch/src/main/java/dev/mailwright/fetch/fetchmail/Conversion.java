package dev.mailwright.fetch.fetchmail;

import static dev.mailwright.fetch.fetchmail.Converted.list;
import static dev.mailwright.fetch.fetchmail.Converted.quoted;

import dev.mailwright.fetch.fetchmail.RcEntry.Local;
import dev.mailwright.fetch.fetchmail.RcEntry.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One user of one server, put into our words. */
final class Conversion {

    private static final Set<String> PRIVATE = Set.of("localhost", "ip6-localhost");

    private final Map<String, String> globals;
    private final RcEntry entry;
    private final User user;
    private final String protocol;
    private final Converted to;
    private final String name;

    Conversion(String name, Map<String, String> globals, RcEntry entry, User user) {
        this.name = name;
        this.globals = globals;
        this.entry = entry;
        this.user = user;
        this.protocol = switch (entry.one("proto").orElse("AUTO")) {
            case "POP3", "APOP", "SDPS", "KPOP", "POP2" -> "pop3";
            case "IMAP" -> "imap";
            default -> "auto";
        };
        this.to = new Converted(name);
    }

    Converted convert() {
        server();
        security();
        login();
        if (user.locals().size() <= 1 && !user.hasRest() && !hasMapping()) {
            single();
        } else {
            multidrop();
        }
        retention();
        limits();
        schedule();
        new Leftovers(entry, user, to).name();
        return to;
    }

    private void server() {
        String proto = entry.one("proto").orElse("AUTO");
        if (!Set.of("POP3", "IMAP", "AUTO").contains(proto)) {
            to.note("protocol " + proto + " is not spoken here; " + protocol + " is taken");
        }
        to.first("Fetch." + protocol + "(" + quoted(name) + ", " + quoted(entry.host()) + ")");
        to.line("protocol", protocol);
        to.line("host", quoted(entry.host()));
        entry.one("service").ifPresent(this::service);
        String host = entry.host().toLowerCase(Locale.ROOT);
        if (PRIVATE.contains(host) || host.matches("(127|10|192\\.168)\\..*")) {
            to.both("privateNetwork()", "private-network", "yes");
        }
    }

    private void service(String service) {
        boolean usual = Set.of("pop3", "imap", "imap2").contains(service) && !user.is("ssl", false)
                || Set.of("pop3s", "imaps").contains(service) && user.is("ssl", false);
        if (service.matches("[0-9]{1,5}")) {
            to.both("port(" + Integer.parseInt(service) + ")", "port", service);
        } else if (!usual) {
            to.note("service " + service + " is no number: say port(...)");
        }
    }

    private void security() {
        String proto = user.one("sslproto").orElse("auto");
        if (user.is("ssl", false)) {
            to.line("tls", "implicit");
        } else if (proto.isEmpty()) {
            to.both("withoutTls()", "tls", "none");
        } else {
            to.both("startTls()", "tls", "starttls");
            to.note("without ssl fetchmail takes STARTTLS where it is offered; here it is required, unless"
                    + " withoutTls() is said");
        }
        if (!proto.equals("auto") && !proto.isEmpty()) {
            to.note("sslproto " + proto + ": TLS 1.2 or newer is always taken");
        }
        user.one("sslcertfile")
                .ifPresent(file -> to.both("trust(Path.of(" + quoted(file) + "))", "trust", quoted(file)));
        user.one("sslfingerprint").ifPresent(this::pin);
        if (!user.is("sslcertck", true)) {
            to.note("no sslcertck: certificates are always checked; pin(...) trusts one whoever signed it");
        }
    }

    private void pin(String fingerprint) {
        String hex = fingerprint.replace(":", "").replaceFirst("^\\{SHA256\\}", "");
        if (hex.matches("[0-9a-fA-F]{64}")) {
            to.both("pin(" + quoted(hex) + ")", "pin", quoted(hex));
        } else {
            to.note("sslfingerprint is of MD5: take that of openssl x509 -noout -fingerprint -sha256 for pin(...)");
        }
    }

    private void login() {
        if (user.remote().isEmpty()) {
            to.note("no user is named; fetchmail logs in as whoever runs it");
        }
        if (user.one("pass").isEmpty()) {
            to.note("no password is named; fetchmail asks for it or looks into .netrc");
        }
        String remote = user.remote().isEmpty() ? "USER" : user.remote();
        String password = user.one("pass").orElse("PASSWORD");
        String auth = entry.one("auth").orElse("any").toLowerCase(Locale.ROOT);
        to.line("user", quoted(remote));
        to.line("password", quoted(password));
        if (auth.equals("oauthbearer") || auth.equals("xoauth2")) {
            to.call("loginWithToken(" + quoted(remote) + ", () -> " + quoted(password) + ")");
            to.note("auth " + auth
                    + ": give loginWithToken(...) something that refreshes the token; YAML has passwords alone");
            return;
        }
        to.call("login(" + quoted(remote) + ", " + quoted(password) + ")");
        if (auth.equals("cram-md5")) {
            to.both("mechanisms(\"CRAM-MD5\")", "mechanisms", "[CRAM-MD5]");
        } else if (!auth.equals("any") && !auth.equals("password")) {
            to.note("auth " + auth
                    + " is not there; the best mechanism for a password that the server offers is taken");
        }
    }

    private boolean hasMapping() {
        return user.locals().stream().anyMatch(one -> !one.remote().equals(one.local()));
    }

    private void single() {
        String local =
                user.locals().isEmpty() ? user.remote() : user.locals().get(0).local();
        if (user.locals().isEmpty()) {
            to.note("no local user is named: fetchmail delivers to whoever runs it, here to the name of the remote"
                    + " user");
        }
        String address = local.isEmpty() ? "postmaster" : local;
        to.both("deliverTo(" + quoted(address) + ")", "deliver-to", quoted(address));
    }

    private void multidrop() {
        List<String> domains = new ArrayList<>(entry.all("local"));
        domains.addAll(entry.all("aka"));
        if (!entry.host().matches("[0-9.:]+")) {
            domains.add(entry.host());
        }
        String fallback = globals.getOrDefault("postmaster", "postmaster");
        List<String> envelope = entry.all("envelope");
        boolean none = envelope.isEmpty() && entry.settings().containsKey("envelope");
        List<String> fields = none ? List.of() : List.of(envelope.isEmpty() ? "Received" : envelope.get(0));
        int skip = envelope.size() > 1 ? Integer.parseInt(envelope.get(1)) : 0;
        String prefix = entry.one("qvirtual").orElse("");
        to.call("multidrop(m -> m.domains(" + list(domains) + ")\n                .envelopeHeaders(" + list(fields)
                + ")"
                + (skip > 0 ? "\n                .skip(" + skip + ")" : "")
                + (prefix.isEmpty() ? "" : "\n                .stripPrefix(" + quoted(prefix) + ")")
                + "\n                .headerAddresses()\n                .fallback(" + quoted(fallback) + "))");
        to.block("multidrop");
        to.line("  domains", "[" + list(domains) + "]");
        to.line("  envelope-headers", "[" + list(fields) + "]");
        if (skip > 0) {
            to.line("  skip", Integer.toString(skip));
        }
        if (!prefix.isEmpty()) {
            to.line("  strip-prefix", quoted(prefix));
        }
        to.line("  header-addresses", "yes");
        to.line("  fallback", quoted(fallback));
        multidropNotes();
    }

    private void multidropNotes() {
        for (Local one : user.locals()) {
            if (!one.remote().equals(one.local())) {
                to.note("mail for " + one.remote() + " goes to " + one.local() + ": make an alias " + one.remote()
                        + " with that target");
            }
        }
        if (!user.hasRest()) {
            to.note("fetchmail knows only the names that are listed; here every mailbox and alias of the local domains"
                    + " counts");
        }
        entry.one("dns").ifPresent(said -> to.note("dns: domains are not looked up, those of the multidrop are said"));
    }

    private void retention() {
        if (user.is("keep", false)) {
            to.both("keep()", "keep", "yes");
        }
        boolean all = user.is("fetchall", false);
        if (!protocol.equals("pop3") && !all) {
            to.both("baseline(Baseline.seenFlag())", "baseline", "seen");
        } else if (protocol.equals("pop3") && (user.is("keep", false) || entry.is("uidl", false)) && !all) {
            String file = globals.getOrDefault("idfile", "");
            String path = file.isEmpty() ? "/home/USER/.fetchids" : file;
            to.both("baseline(Baseline.fetchids(Path.of(" + quoted(path) + ")))", "fetchids", quoted(path));
            if (file.isEmpty()) {
                to.note("put in where the .fetchids of this account is");
            }
        }
        user.all("folder").forEach(folder -> to.call("folder(" + quoted(folder) + ", \"INBOX\")"));
        if (!user.all("folder").isEmpty()) {
            to.block("folders");
            user.all("folder").forEach(folder -> to.line("  " + quoted(folder), "INBOX"));
        }
    }

    private void limits() {
        number(
                "limit",
                user.one("limit"),
                octets -> to.both("maxSize(DataSize.ofBytes(" + octets + "))", "max-size", octets + ""));
        number(
                "fetchlimit",
                user.one("fetchlimit"),
                most -> to.both("maxPerPoll(" + most + ")", "max-per-poll", most + ""));
        number("batchlimit", user.one("batchlimit"), most -> to.both("batch(" + most + ")", "batch", most + ""));
        number(
                "timeout",
                entry.one("timeout"),
                seconds -> to.both(
                        "timeouts(Duration.ofSeconds(30), Duration.ofSeconds(" + seconds + "))",
                        "silence-seconds",
                        seconds + ""));
    }

    private interface Taken {
        void take(long number);
    }

    private void number(String option, Optional<String> said, Taken taken) {
        String text = said.orElse("0");
        if (!text.matches("[0-9]{1,18}")) {
            to.note(option + " " + text + " is no number");
        } else if (Long.parseLong(text) > 0) {
            taken.take(Long.parseLong(text));
        }
    }

    private void schedule() {
        number("set daemon", Optional.ofNullable(globals.get("daemon")), seconds -> {
            String cycles =
                    entry.one("interval").filter(n -> n.matches("[0-9]{1,6}")).orElse("1");
            long every = seconds * Math.max(1, Long.parseLong(cycles));
            to.call("every(Duration.ofSeconds(" + every + "))");
            to.line("every-minutes", Long.toString(Math.max(1, (every + 59) / 60)));
        });
        if (globals.getOrDefault("daemon", "0").equals("0")) {
            to.note("no set daemon: here it is polled every 5 minutes");
        }
        if (user.is("idle", false)) {
            to.both("idle()", "idle", "yes");
        }
        if (entry.is("tracepolls", false)) {
            to.both("traced()", "traced", "yes");
        }
        if (!entry.polled()) {
            to.both("disabled()", "enabled", "no");
        }
    }
}
