package dev.mailwright.queue;

import dev.mailwright.address.Domain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How well the way to the mail exchanger of a domain is to be protected: the seam for MTA-STS, DANE and agreements with a partner. Not
 * asked for servers that were named with settings of their own. Thread-safe; must not block.
 */
@FunctionalInterface
public interface TlsPolicy {

    /** TLS where it is offered; any certificate will do. // rfc7435 */
    TlsPolicy OPPORTUNISTIC = (domain, host) -> CompletableFuture.completedFuture(TlsDemand.OPPORTUNISTIC);

    /**
     * What is asked of one host.
     *
     * @param domain of the recipients
     * @param host the mail exchanger that is about to be tried
     */
    CompletionStage<TlsDemand> demand(Domain domain, String host);
}
