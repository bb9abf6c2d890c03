package dev.mailwright.junit;

import dev.mailwright.address.Domain;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.Receipt;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** All the domains of others. Thread-safe. */
final class Remotes implements Courier {

    private final Map<Domain, RemoteHost> hosts = new ConcurrentHashMap<>();

    RemoteHost host(Domain domain) {
        return hosts.computeIfAbsent(domain, name -> new RemoteHost(name.toString()));
    }

    @Override
    public CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        Domain domain = consignment.hop().domain().orElseThrow();
        Receipt receipt = host(domain).take(consignment.message());
        return CompletableFuture.completedFuture(
                Collections.nCopies(consignment.recipients().size(), receipt));
    }

    void clear() {
        hosts.clear();
    }
}
