package dev.mailwright.smtp.client;

import dev.mailwright.check.Reply;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.Receipt;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * Brings mail by SMTP and LMTP: asks the DNS, tries one host after the other until one takes it or says no, keeps connections for the next message
 * for a few seconds, and spares hosts that did not answer a minute ago while there are others. Thread-safe.
 */
final class SmtpCourier implements Courier {

    private static final long SPARED = Duration.ofMinutes(1).toNanos();
    private static final int MAX_DEAD = 10_000;

    private final Client client;
    private final HostSearch search;
    private final Pool pool;
    private final Map<InetSocketAddress, Long> dead = new ConcurrentHashMap<>();

    SmtpCourier(Client client, HostSearch search) {
        this.client = client;
        this.search = search;
        this.pool = new Pool(client);
    }

    @Override
    public CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        CompletableFuture<List<Receipt>> answer = new CompletableFuture<>();
        search.hosts(consignment.hop()).whenComplete((hosts, failure) -> {
            if (failure == null) {
                new Journey(consignment, living(hosts), answer).next();
            } else {
                answer.complete(
                        receipts(consignment, reply(failure), reply(failure).isTransient()));
            }
        });
        return answer;
    }

    private static Reply reply(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ClientFailure known
                ? known.reply()
                : ClientReplies.connect(String.valueOf(cause.getMessage()));
    }

    private static List<Receipt> receipts(Consignment consignment, Reply reply, boolean hopDown) {
        Receipt receipt = hopDown ? Receipt.of(reply).withHopDown() : Receipt.of(reply);
        return consignment.recipients().stream().map(recipient -> receipt).toList();
    }

    /** Those that have not failed a moment ago; all of them where all have. */
    private List<Host> living(List<Host> hosts) {
        long now = client.time().nanos();
        dead.values().removeIf(until -> until - now < 0);
        List<Host> living =
                hosts.stream().filter(host -> !dead.containsKey(host.address())).toList();
        return living.isEmpty() ? hosts : living;
    }

    private void spare(Host host) {
        if (dead.size() < MAX_DEAD) {
            dead.put(host.address(), client.time().nanos() + SPARED);
        }
    }

    /** One consignment on its way along the hosts. */
    private final class Journey {

        private final Consignment consignment;
        private final List<Host> hosts;
        private final CompletableFuture<List<Receipt>> answer;
        private int at;
        private Reply last = ClientReplies.NO_HOST;

        Journey(Consignment consignment, List<Host> hosts, CompletableFuture<List<Receipt>> answer) {
            this.consignment = consignment;
            this.hosts = hosts;
            this.answer = answer;
        }

        void next() {
            if (at == hosts.size()) {
                answer.complete(receipts(consignment, last, true));
                return;
            }
            Host host = hosts.get(at++);
            pool.take(host).ifPresentOrElse(this::bring, () -> open(host, false));
        }

        private void open(Host host, boolean plain) {
            new Handshake(client, host, plain).run().whenComplete((connection, failure) -> {
                if (failure == null) {
                    dead.remove(host.address());
                    onWorker(() -> bring(connection));
                    return;
                }
                last = reply(failure);
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                boolean tls = cause instanceof ClientFailure known && known.stage() == ClientFailure.Stage.TLS;
                if (tls && !plain && !host.needsTls()) {
                    open(host, true);
                } else {
                    spare(host);
                    next();
                }
            });
        }

        private void onWorker(Runnable work) {
            try {
                client.workers().execute(work);
            } catch (RejectedExecutionException busy) {
                answer.complete(receipts(consignment, ClientReplies.CLOSED, false));
            }
        }

        private void bring(Connection connection) {
            new Delivery(connection, consignment).run().whenComplete((receipts, failure) -> {
                if (failure == null) {
                    pool.give(connection);
                    answer.complete(receipts);
                } else {
                    connection.talk().fail(reply(failure));
                    at--;
                    next();
                }
            });
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
