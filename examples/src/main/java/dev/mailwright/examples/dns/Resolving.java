package dev.mailwright.examples.dns;

import dev.mailwright.SystemTime;
import dev.mailwright.dns.BoundedDns;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsResolver;
import dev.mailwright.dns.ZoneDns;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command asks, and how long. */
final class Resolving {

    @Option(names = "--server", paramLabel = "HOST[:PORT]", description = "The name server to ask.")
    private @Nullable String server;

    @Option(names = "--zone", paramLabel = "FILE", description = "A zone file to look into instead.")
    private @Nullable Path zone;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "For all questions together (${DEFAULT-VALUE}).")
    private int seconds;

    /** Waits for what is made with a client. */
    <T> T with(Function<DnsClient, CompletionStage<T>> job) {
        if (zone != null) {
            return job.apply(ZoneDns.of(zone)).toCompletableFuture().join();
        }
        DnsResolver.Builder builder = DnsResolver.builder();
        address().ifPresent(builder::servers);
        try (SystemTime time = new SystemTime("mail");
                DnsResolver resolver = builder.build(time, "mail");
                BoundedDns bounded = BoundedDns.within(Duration.ofSeconds(seconds), resolver, time, Runnable::run)) {
            return job.apply(bounded).toCompletableFuture().join();
        }
    }

    private Optional<InetSocketAddress> address() {
        String text = server;
        if (text == null) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        boolean port = colon > 0 && text.indexOf(':') == colon;
        return Optional.of(new InetSocketAddress(
                port ? text.substring(0, colon) : text, port ? Integer.parseInt(text.substring(colon + 1)) : 53));
    }
}
