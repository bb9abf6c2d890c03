package dev.mailwright.dns;

import dev.mailwright.Lookup;
import dev.mailwright.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.ResolverConfig;

/**
 * Asks recursive name servers, and remembers what they say as long as it holds. Equal questions at the same time are asked
 * once. Answers complete on threads of its own, or at once where they are known. Thread-safe.
 */
public final class DnsResolver implements DnsClient, AutoCloseable {

    private static final int THREADS = 4;
    private static final int MAX_OPEN = 2_000;

    private final Query.Settings settings;
    private final AnswerCache cache;
    private final DnsTransport transport;
    private final ThreadPoolExecutor executor;
    private final Map<Question, CompletableFuture<?>> open = new ConcurrentHashMap<>();

    private DnsResolver(Builder builder, Time time, String threadNamePrefix) {
        List<InetSocketAddress> servers = builder.servers.isEmpty() ? systemServers() : builder.servers;
        boolean trusted = builder.trusted || servers.stream().allMatch(DnsResolver::isHere);
        settings = new Query.Settings(servers, trusted, builder.patience, builder.attempts, time);
        cache = new AnswerCache(time, builder.cacheEntries);
        transport = new DnsTransport(threadNamePrefix + "-dns");
        executor = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, threadNamePrefix + "-dns-answers");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Begins to describe one. */
    public static Builder builder() {
        return new Builder();
    }

    private static List<InetSocketAddress> systemServers() {
        List<InetSocketAddress> known = ResolverConfig.getCurrentConfig().servers();
        return known.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 53)) : known;
    }

    private static boolean isHere(InetSocketAddress server) {
        return !server.isUnresolved() && server.getAddress().isLoopbackAddress();
    }

    @Override
    public <T> CompletionStage<Lookup<DnsAnswer<T>>> query(DnsName name, RecordType<T> type) {
        return resolve(name, type, Reading.MAX_ALIASES);
    }

    private <T> CompletionStage<Lookup<DnsAnswer<T>>> resolve(DnsName name, RecordType<T> type, int aliases) {
        Optional<Lookup<DnsAnswer<T>>> known = cache.find(name, type);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        if (open.size() >= MAX_OPEN) {
            return CompletableFuture.completedFuture(Lookup.unavailable("too many look-ups at once"));
        }
        return aliases == 0
                ? CompletableFuture.completedFuture(Lookup.unavailable("too many aliases"))
                : ask(name, type, aliases).minimalCompletionStage();
    }

    /** Who asks second waits for the first; the type of the answer is that of the question. */
    @SuppressWarnings("unchecked")
    private <T> CompletableFuture<Lookup<DnsAnswer<T>>> ask(DnsName name, RecordType<T> type, int aliases) {
        Question question = new Question(name, type);
        CompletableFuture<Lookup<DnsAnswer<T>>> answer = new CompletableFuture<>();
        CompletableFuture<?> before = open.putIfAbsent(question, answer);
        if (before != null) {
            return (CompletableFuture<Lookup<DnsAnswer<T>>>) before;
        }
        new Query<>(settings, transport, name, type).start().whenComplete((reading, never) -> {
            if (reading.next().isPresent()) {
                open.remove(question, answer);
                resolve(reading.next().get(), type, aliases - 1).whenComplete((end, x) -> answer.complete(end));
            } else {
                cache.put(name, type, reading);
                open.remove(question, answer);
                complete(answer, reading.answer());
            }
        });
        return answer;
    }

    private <T> void complete(CompletableFuture<T> answer, T value) {
        try {
            executor.execute(() -> answer.complete(value));
        } catch (RejectedExecutionException closed) {
            answer.complete(value);
        }
    }

    /** Forgets all answers. */
    public void forget() {
        cache.clear();
    }

    /** Ends the threads; what is open becomes unavailable. */
    @Override
    public void close() {
        transport.close();
        executor.shutdown();
    }

    /**
     * Describes a resolver. Mutable; confined to one thread.
     *
     * <ul>
     *   <li>the name servers of this system, else that of this host
     *   <li>three attempts of 3 s each, the servers in turn
     *   <li>10,000 answers are remembered, for a day at most; that something is absent, for 15 minutes at most
     *   <li>answers count as validated where all servers are on this host
     * </ul>
     */
    public static final class Builder {

        private List<InetSocketAddress> servers = List.of();
        private Duration patience = Duration.ofSeconds(3);
        private int attempts = 3;
        private int cacheEntries = 10_000;
        private boolean trusted;

        private Builder() {}

        /** Recursive name servers, asked in turn. */
        public Builder servers(InetSocketAddress... addresses) {
            servers = List.of(addresses);
            return this;
        }

        /** How long an attempt may take, and how many there are; an answer that is cut off costs a second time. */
        public Builder attempts(int number, Duration each) {
            if (number < 1 || each.isZero() || each.isNegative()) {
                throw new IllegalArgumentException("at least one attempt, of more than no time");
            }
            attempts = number;
            patience = each;
            return this;
        }

        /** How many answers of up to 512 octets are remembered; larger ones count for more; 0 for none. */
        public Builder cacheEntries(int number) {
            cacheEntries = number;
            return this;
        }

        /** The way to the servers cannot be tampered with, so what they have validated is valid (rfc4035#4.9.3). */
        public Builder trustValidation() {
            trusted = true;
            return this;
        }

        /**
         * Makes the resolver; opens nothing before the first question.
         *
         * @param time for timeouts and for the age of answers
         * @param threadNamePrefix of its threads
         */
        public DnsResolver build(Time time, String threadNamePrefix) {
            return new DnsResolver(this, time, threadNamePrefix);
        }
    }
}
