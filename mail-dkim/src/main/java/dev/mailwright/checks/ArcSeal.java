package dev.mailwright.checks;

import dev.mailwright.Reloadable;
import dev.mailwright.Time;
import dev.mailwright.address.Domain;
import dev.mailwright.arc.ArcSealer;
import dev.mailwright.arc.ArcVerifier;
import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.check.Outgoing;
import dev.mailwright.dkim.DkimAlgorithm;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.HeaderFields;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dns.BoundedDns;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.message.Header;
import dev.mailwright.message.MessageIoException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Seals mail that is forwarded, with what {@link SenderAuthentication} found out about it when it came (rfc8617#5.1). So
 * hosts that it goes to may believe what they cannot check any more. Mail about which nothing was found out is left as it
 * is. The server's reload reaches the keys. Thread-safe.
 */
public final class ArcSeal implements OutboundStep, Reloadable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DkimKeys keys;
    private final Domain domain;
    private final String hostname;
    private final DkimVerifier verifier;
    private final DnsClient dns;
    private final Time time;

    private ArcSeal(DkimKeys keys, Domain domain, String hostname, DnsClient dns, Time time) {
        this.keys = keys;
        this.domain = domain;
        this.hostname = hostname;
        this.verifier = DkimVerifier.builder(dns, time::now).build();
        this.dns = dns;
        this.time = time;
    }

    /**
     * A step.
     *
     * @param keys asked at each message
     * @param domain that seals; the first of its keys whose time it is, one of RSA if there is any
     * @param hostname of the server, as in its Authentication-Results
     * @param dns for the seals of others
     */
    public static ArcSeal of(DkimKeys keys, Domain domain, String hostname, DnsClient dns, Time time) {
        return new ArcSeal(keys, domain, hostname, dns, time);
    }

    @Override
    public void reload() {
        keys.reload();
    }

    /** May block: reads the message and asks for keys. */
    @Override
    public CompletionStage<Outgoing> apply(Outgoing mail) {
        Optional<DkimKey> key = mail.isForwarded() ? key() : Optional.empty();
        if (key.isEmpty()) {
            return CompletableFuture.completedFuture(mail);
        }
        ScannedMessage message = scan(mail);
        Optional<AuthenticationResults> found = found(message.header());
        return found.isEmpty() ? CompletableFuture.completedFuture(mail) : seal(mail, message, found.get(), key.get());
    }

    /** Of all keys, RSA first: others can verify that. */
    private Optional<DkimKey> key() {
        return keys.keysFor(domain).stream()
                .filter(key -> key.signsAt(time.now()))
                .min(Comparator.comparing(key -> key.key().algorithm() != DkimAlgorithm.RSA_SHA256));
    }

    private static ScannedMessage scan(Outgoing mail) {
        try (InputStream in = mail.message().open()) {
            return ScannedMessage.readForSealing(in);
        } catch (IOException e) {
            throw new MessageIoException("reading a message to seal it", e);
        }
    }

    /** Our own word, which nobody else can have put there. */
    private Optional<AuthenticationResults> found(HeaderFields header) {
        return header.all(AuthenticationResults.FIELD).stream()
                .map(header::value)
                .filter(value -> AuthenticationResults.isForged(value, hostname))
                .findFirst()
                .flatMap(AuthenticationResults::parse);
    }

    private CompletionStage<Outgoing> seal(
            Outgoing mail, ScannedMessage message, AuthenticationResults found, DkimKey key) {
        BoundedDns bounded = BoundedDns.within(PATIENCE, dns, time, Runnable::run);
        return ArcVerifier.of(verifier.with(bounded))
                .verify(message)
                .thenApply(chain -> {
                    List<Header> set = ArcSealer.of(time::now).seal(message, found, chain, key);
                    Outgoing out = mail;
                    for (int i = set.size() - 1; i >= 0; i--) {
                        out = out.prepend(set.get(i));
                    }
                    return out;
                })
                .whenComplete((out, failure) -> bounded.close());
    }
}
