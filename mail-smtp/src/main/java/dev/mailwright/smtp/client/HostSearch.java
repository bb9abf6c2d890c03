package dev.mailwright.smtp.client;

import dev.mailwright.Lookup;
import dev.mailwright.address.Domain;
import dev.mailwright.check.Reply;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.TlsDemand;
import dev.mailwright.queue.TlsPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Finds the addresses that may take the mail for a next hop, in the order in which they are tried. // rfc5321#5.1
 *
 * <p>Fails with a {@link ClientFailure}: permanent where the domain takes no mail, transient where the DNS does not answer.
 */
final class HostSearch {

    private static final String IPV6 = "IPv6:";
    private static final int MAX_EXCHANGES = 10;
    private static final int MAX_ADDRESSES = 16;

    private final DnsClient dns;
    private final TlsPolicy policy;
    private final Set<String> ourNames;
    private final int port;
    private final Executor workers;

    /**
     * @param ourNames that this server goes by, in lower case
     * @param port of mail exchangers
     */
    HostSearch(DnsClient dns, TlsPolicy policy, Set<String> ourNames, int port, Executor workers) {
        this.dns = dns;
        this.policy = policy;
        this.ourNames = Set.copyOf(ourNames);
        this.port = port;
        this.workers = workers;
    }

    CompletionStage<List<Host>> hosts(NextHop hop) {
        return hop.domain().map(this::exchanges).orElseGet(() -> relays(hop.relays()));
    }

    private static ClientFailure failure(Reply reply) {
        return new ClientFailure(ClientFailure.Stage.HOST, reply);
    }

    private CompletionStage<List<Host>> exchanges(Domain domain) {
        if (domain.isLiteral()) {
            return literal(domain);
        }
        return dns.query(DnsName.of(domain), RecordType.MX).thenCompose(answer -> {
            if (answer.isUnavailable()) {
                throw failure(ClientReplies.DNS);
            }
            Optional<DnsAnswer<Mx>> found = answer.toOptional();
            return found.isEmpty()
                    ? addresses(domain, List.of(DnsName.of(domain)))
                            .thenApply(hosts -> required(hosts, ClientReplies.NO_SUCH_DOMAIN))
                    : addresses(domain, names(found.get().records()))
                            .thenApply(hosts -> required(hosts, ClientReplies.NO_HOST));
        });
    }

    private static List<Host> required(List<Host> hosts, Reply otherwise) {
        if (hosts.isEmpty()) {
            throw failure(otherwise);
        }
        return hosts;
    }

    /** By preference, equal ones by chance; without those that are no better than we are. */
    private List<DnsName> names(List<Mx> records) {
        if (records.size() == 1 && records.get(0).exchange().equals(DnsName.ROOT)) {
            throw failure(ClientReplies.NULL_MX); // rfc7505#3
        }
        List<Mx> sorted = new ArrayList<>(records);
        Collections.shuffle(sorted, new Random(System.identityHashCode(sorted)));
        sorted.sort(Comparator.comparingInt(Mx::preference));
        int ours = sorted.stream()
                .filter(mx -> ourNames.contains(mx.exchange().toString()))
                .mapToInt(Mx::preference)
                .min()
                .orElse(Integer.MAX_VALUE);
        List<DnsName> better = sorted.stream()
                .filter(mx -> mx.preference() < ours)
                .map(Mx::exchange)
                .limit(MAX_EXCHANGES)
                .toList();
        if (better.isEmpty()) {
            throw failure(ClientReplies.LOOP);
        }
        return better;
    }

    private CompletionStage<List<Host>> addresses(Domain domain, List<DnsName> names) {
        CompletionStage<List<Host>> all = CompletableFuture.completedFuture(List.of());
        AtomicReference<Throwable> unanswered = new AtomicReference<>();
        for (DnsName name : names) {
            CompletionStage<List<Host>> one = exchange(domain, name).exceptionally(failure -> {
                unanswered.set(failure); // the others may do
                return List.of();
            });
            all = all.thenCombine(one, HostSearch::joined);
        }
        return all.thenApply(hosts -> {
            if (hosts.isEmpty() && unanswered.get() != null) {
                throw failure(ClientReplies.DNS);
            }
            boolean asked = hosts.stream().anyMatch(host -> !host.demand().isRefused());
            if (!asked && !hosts.isEmpty()) {
                throw failure(new Reply(451, "4.7.5", hosts.get(0).demand().why()));
            }
            return hosts.stream()
                    .filter(host -> !host.demand().isRefused())
                    .limit(MAX_ADDRESSES)
                    .toList();
        });
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private CompletionStage<List<Host>> exchange(Domain domain, DnsName name) {
        String text = name.toString();
        return policy.demand(domain, text)
                .thenCombine(
                        resolve(name),
                        (demand, addresses) -> addresses.stream()
                                .map(address -> new Host(text, new InetSocketAddress(address, port), null, demand))
                                .toList());
    }

    private CompletionStage<List<InetAddress>> resolve(DnsName name) {
        CompletionStage<Lookup<List<InetAddress>>> six = query(name, RecordType.AAAA);
        CompletionStage<Lookup<List<InetAddress>>> four = query(name, RecordType.A);
        return six.thenCombine(four, (a, b) -> {
            List<InetAddress> all =
                    joined(a.toOptional().orElse(List.of()), b.toOptional().orElse(List.of()));
            if (all.isEmpty() && (a.isUnavailable() || b.isUnavailable())) {
                throw failure(ClientReplies.DNS);
            }
            return all;
        });
    }

    private <T extends InetAddress> CompletionStage<Lookup<List<InetAddress>>> query(DnsName name, RecordType<T> type) {
        return dns.query(name, type).thenApply(answer -> answer.map(found -> List.copyOf(found.records())));
    }

    private CompletionStage<List<Host>> literal(Domain domain) {
        String text = domain.toString();
        String ip = text.substring(1, text.length() - 1);
        String bare = ip.regionMatches(true, 0, IPV6, 0, IPV6.length()) ? ip.substring(IPV6.length()) : ip;
        InetSocketAddress address = numeric(bare, port);
        return policy.demand(domain, bare).thenApply(demand -> List.of(new Host(bare, address, null, demand)));
    }

    private static InetSocketAddress numeric(String ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), port);
        } catch (UnknownHostException e) {
            throw failure(ClientReplies.NO_SUCH_DOMAIN);
        }
    }

    private CompletionStage<List<Host>> relays(List<Relay> relays) {
        CompletionStage<List<Host>> all = CompletableFuture.completedFuture(List.of());
        for (Relay relay : relays) {
            all = all.thenCombine(relay(relay), HostSearch::joined);
        }
        return all.thenApply(hosts -> required(hosts, ClientReplies.NO_HOST));
    }

    private static boolean isNumeric(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private CompletionStage<List<Host>> relay(Relay relay) {
        if (isNumeric(relay.host())) {
            return CompletableFuture.completedFuture(List.of(host(relay, numeric(relay.host(), relay.port()))));
        }
        Optional<DnsName> name = DnsName.parse(relay.host());
        CompletionStage<List<InetAddress>> found =
                name.isEmpty() || relay.host().indexOf('.') < 0
                        ? CompletableFuture.completedFuture(List.of())
                        : resolve(name.get());
        return found.thenCompose(addresses ->
                        addresses.isEmpty() ? local(relay.host()) : CompletableFuture.completedFuture(addresses))
                .thenApply(addresses -> addresses.stream()
                        .map(address -> host(relay, new InetSocketAddress(address, relay.port())))
                        .toList());
    }

    /** Names that only this machine knows, such as localhost. */
    private CompletionStage<List<InetAddress>> local(String name) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return List.of(InetAddress.getAllByName(name));
                    } catch (UnknownHostException e) {
                        return List.of();
                    }
                },
                workers);
    }

    private static Host host(Relay relay, InetSocketAddress address) {
        return new Host(relay.host(), address, relay, TlsDemand.OPPORTUNISTIC);
    }
}
