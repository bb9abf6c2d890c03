package dev.mailwright;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.directory.Directories;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.directory.password.PasswordHashes;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.ClientTls;
import dev.mailwright.net.ProxyProtocol;
import dev.mailwright.net.Tls;
import dev.mailwright.observe.Meters;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.QueueSettings;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.TlsPolicy;
import dev.mailwright.sasl.TokenCheck;
import dev.mailwright.store.MailStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Collects settings and checks them together. Confined to one thread. */
final class ServerBuilder implements MailServer.Builder {

    private static final DataSize DEFAULT_MAX_SIZE = DataSize.ofMebibytes(50);

    private final List<Problem> malformed = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private final PasswordHasher hasher = PasswordHashes.standard(random);
    private final Accounts accounts = new Accounts();
    private final SubaddressingSettings subaddressing = new SubaddressingSettings();
    private final ThreadSettings threads = new ThreadSettings();
    private final List<MailService> services = new ArrayList<>();
    private final List<Domain> localDomains = new ArrayList<>();
    private final Map<RecipientKey, Handling> handlers = new LinkedHashMap<>();
    private final List<Path> snapshotFiles = new ArrayList<>();
    private final OutboundSettings outbound = new OutboundSettings();
    private final NetworkRule relay = new NetworkRule("relayFrom");
    private final NetworkRule proxies = new NetworkRule("proxiedBy");
    private Duration passwords = Duration.ofMinutes(10);
    private final LimitSettings limits = new LimitSettings();
    private Optional<String> heloName = Optional.empty();
    private String hostname = "";
    private Optional<MailStore> store = Optional.empty();
    private Optional<Directory> directory = Optional.empty();
    private Optional<TokenCheck> tokens = Optional.empty();
    private Optional<EmailAddress> postmaster = Optional.empty();
    private Optional<Tls> tls = Optional.empty();
    private Optional<Time> time = Optional.empty();
    private Optional<DnsClient> dns = Optional.empty();
    private Optional<Path> spool = Optional.empty();
    private Meters meters = Meters.NONE;
    private DataSize maxMessageSize = DEFAULT_MAX_SIZE;

    @Override
    public MailServer.Builder hostname(String name) {
        return attempt("hostname", () -> hostname = Domain.of(name).toString());
    }

    @Override
    public MailServer.Builder heloName(String name) {
        return attempt("heloName", () -> heloName = Optional.of(Domain.of(name).toString()));
    }

    @Override
    public MailServer.Builder relayFrom(String... networks) {
        relay.add(networks);
        return this;
    }

    @Override
    public MailServer.Builder relayFromWide(String... networks) {
        relay.addWide(networks);
        return this;
    }

    @Override
    public MailServer.Builder proxiedBy(String... networks) {
        proxies.addWide(networks);
        return this;
    }

    @Override
    public MailServer.Builder rememberPasswords(Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException("passwords are not remembered for " + longest);
        }
        passwords = longest;
        return this;
    }

    @Override
    public MailServer.Builder limits(Consumer<LimitSettings> settings) {
        settings.accept(limits);
        return this;
    }

    @Override
    public MailServer.Builder localDomain(String... names) {
        for (String name : names) {
            attempt("localDomain", () -> {
                localDomains.add(Domain.of(name));
                accounts.domain(name);
            });
        }
        return this;
    }

    @Override
    public MailServer.Builder store(MailStore given) {
        store = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder accounts(Consumer<Accounts> more) {
        more.accept(accounts);
        return this;
    }

    @Override
    public MailServer.Builder directory(Directory given) {
        directory = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder tokens(TokenCheck check) {
        tokens = Optional.of(check);
        return this;
    }

    @Override
    public MailServer.Builder postmaster(String address) {
        return attempt("postmaster", () -> postmaster = Optional.of(EmailAddress.of(address)));
    }

    @Override
    public MailServer.Builder subaddressing(Consumer<SubaddressingSettings> settings) {
        settings.accept(subaddressing);
        return this;
    }

    @Override
    public MailServer.Builder maxMessageSize(DataSize size) {
        maxMessageSize = size;
        return this;
    }

    @Override
    public MailServer.Builder tls(Tls given) {
        tls = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder on(String address, Consumer<HandlerSettings> handler) {
        return attempt("on", () -> {
            HandlerSettings settings = new HandlerSettings();
            handler.accept(settings);
            handlers.put(RecipientKey.parse(address), settings.value());
        });
    }

    @Override
    public MailServer.Builder queue(QueueStore given) {
        outbound.store = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder queueing(Consumer<QueueSettings> settings) {
        settings.accept(outbound.queue);
        return this;
    }

    @Override
    public MailServer.Builder smarthost(String host, int port, UnaryOperator<Relay> settings) {
        return attempt("smarthost", () -> outbound.smarthost(settings.apply(Relay.smtp(host, port))));
    }

    @Override
    public MailServer.Builder route(Consumer<RouteSettings> route) {
        return attempt("route", () -> {
            RouteSettings settings = new RouteSettings();
            route.accept(settings);
            outbound.routes = settings.add(outbound.routes);
            outbound.via(settings.hop());
        });
    }

    @Override
    public MailServer.Builder deliverVia(Relay store) {
        return attempt("deliverVia", () -> {
            outbound.mailboxes = Optional.of(NextHop.relay(store));
            outbound.via(NextHop.relay(store));
        });
    }

    @Override
    public MailServer.Builder outbound(OutboundStep step) {
        outbound.steps.add(step);
        return this;
    }

    @Override
    public MailServer.Builder around(UnaryOperator<Delivery> wrapping) {
        UnaryOperator<Delivery> before = outbound.around;
        outbound.around = delivery -> wrapping.apply(before.apply(delivery));
        return this;
    }

    @Override
    public MailServer.Builder outboundTls(TlsPolicy policy) {
        outbound.policy = policy;
        return this;
    }

    @Override
    public MailServer.Builder trust(ClientTls authorities) {
        outbound.tls = authorities;
        return this;
    }

    @Override
    public MailServer.Builder courier(Courier given) {
        outbound.courier = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder spool(Path given) {
        spool = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder snapshotFiles(Path... files) {
        snapshotFiles.addAll(List.of(files));
        return this;
    }

    @Override
    public MailServer.Builder meters(Meters given) {
        meters = given;
        return this;
    }

    @Override
    public MailServer.Builder time(Time given) {
        time = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder dns(DnsClient given) {
        dns = Optional.of(given);
        return this;
    }

    @Override
    public MailServer.Builder threads(Consumer<ThreadSettings> settings) {
        settings.accept(threads);
        return this;
    }

    @Override
    public MailServer.Builder add(MailService.Builder service) {
        services.add(service.build());
        return this;
    }

    private MailServer.Builder attempt(String where, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "is not valid" : e.getMessage();
            malformed.add(new Problem("server." + where + ".invalid", where, why, "Correct it"));
        }
        return this;
    }

    @Override
    public List<Problem> problems() {
        return check(settings());
    }

    @Override
    public MailServer build() {
        ServerSettings settings = settings();
        List<Problem> problems = check(settings);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new EmbeddedServer(settings, new ServerRooms(settings));
    }

    private ServerSettings settings() {
        MemoryDirectory inline = accounts.build(hasher, random);
        return new ServerSettings(
                hostname,
                heloName.orElse(hostname),
                new Perimeter(
                        relay.networks(),
                        ProxyProtocol.from(proxies.networks().toArray(CidrBlock[]::new)),
                        limits.policy()),
                tokens,
                passwords,
                inline,
                directory.map(d -> Directories.firstOf(inline, d)).orElse(inline),
                store,
                maxMessageSize,
                tls,
                spool,
                List.copyOf(snapshotFiles),
                meters,
                time,
                dns,
                threads.workers(),
                threads.loops(),
                threads.namePrefix(),
                subaddressing.value(),
                List.copyOf(localDomains),
                postmaster.stream().toList(),
                Map.copyOf(handlers),
                List.copyOf(services),
                outbound.value());
    }

    private List<Problem> check(ServerSettings settings) {
        List<Problem> problems = new ArrayList<>(malformed);
        problems.addAll(accounts.problems(hasher));
        if (hostname.isEmpty() && malformed.isEmpty()) {
            problems.add(new Problem(
                    "server.hostname.missing",
                    "hostname",
                    "the server has no name",
                    "Call .hostname(\"mail.example.com\") with the name other hosts know it by"));
        }
        problems.addAll(relay.problems());
        problems.addAll(proxies.problems());
        nameless("hostname", hostname).ifPresent(problems::add);
        heloName.flatMap(name -> nameless("heloName", name)).ifPresent(problems::add);
        if (store.isEmpty()) {
            problems.add(new Problem(
                    "server.store.missing",
                    "store",
                    "there is no place for mail",
                    "Call .store(MaildirStore.at(path)), or .store(MemoryStore.create()) in a test"));
        }
        problems.addAll(new PostmasterRule(settings, localDomains, accounts, directory.isPresent()).problems());
        problems.addAll(sameNames());
        problems.addAll(new OutboundRule(outbound, !handlers.isEmpty(), services).problems());
        if (problems.isEmpty()) {
            Rooms rooms = new ServerRooms(settings);
            services.forEach(service -> problems.addAll(service.problems(rooms)));
        }
        return List.copyOf(problems);
    }

    /** Everybody is localhost; others take mail from it for forged, and two such servers for one. */
    private static Optional<Problem> nameless(String where, String name) {
        boolean nobody = name.equals("localhost") || name.startsWith("localhost.") || name.endsWith(".localhost");
        return nobody
                ? Optional.of(new Problem(
                        "server." + where + ".localhost",
                        where,
                        name + " is no name that others know this host by",
                        "Give the name that the address of this host has in DNS, such as mail.example.com"))
                : Optional.empty();
    }

    private List<Problem> sameNames() {
        Set<String> names = new HashSet<>();
        return services.stream()
                .map(service -> service.key().name())
                .filter(name -> !names.add(name))
                .map(name -> new Problem(
                        "server.service.duplicate",
                        name,
                        "two services have the same name",
                        "Give one another with .named(\"...\")"))
                .toList();
    }
}
