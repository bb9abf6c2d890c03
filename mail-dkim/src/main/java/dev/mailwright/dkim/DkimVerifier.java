package dev.mailwright.dkim;

import dev.mailwright.Lookup;
import dev.mailwright.dkim.HeaderFields.Field;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Verifies the signatures of messages (rfc6376#6). Keys that were parsed once are kept. Thread-safe.
 *
 * <p>Reads the message on the caller's thread, which must not be an event loop; waits for nobody while it asks for keys.
 */
public final class DkimVerifier {

    private static final int REMEMBERED_KEYS = 1_000;

    private final KeyLookup keys;
    private final InstantSource clock;
    private final int maxSignatures;
    private final int minimumBits;
    private final boolean partial;

    private DkimVerifier(Builder builder, KeyLookup keys) {
        this.keys = keys;
        clock = builder.clock;
        maxSignatures = builder.maxSignatures;
        minimumBits = builder.minimumBits;
        partial = builder.partial;
    }

    private DkimVerifier(DkimVerifier other, KeyLookup keys) {
        this.keys = keys;
        clock = other.clock;
        maxSignatures = other.maxSignatures;
        minimumBits = other.minimumBits;
        partial = other.partial;
    }

    /**
     * Begins to describe one.
     *
     * @param clock for signatures that expire, such as {@code time::now}
     */
    public static Builder builder(DnsClient dns, InstantSource clock) {
        return new Builder(dns, clock);
    }

    /** The same with another client for one job, such as one with a deadline; keys are kept together. */
    public DkimVerifier with(DnsClient client) {
        return new DkimVerifier(this, keys.with(client));
    }

    /**
     * Verifies all signatures of a message with CRLF line ends, which is read to its end and not closed.
     *
     * @return one result for each signature from top to bottom, or a single {@link DkimStatus#NONE}; never fails
     * @throws IOException what the stream throws
     */
    public CompletionStage<List<DkimResult>> verify(InputStream message) throws IOException {
        Map<DnsName, CompletionStage<Lookup<DkimKeyRecord>>> asked = new HashMap<>();
        ScannedMessage scanned = ScannedMessage.read(message, header -> {
            signatures(header).forEach(signature -> ask(signature, asked));
            return kinds(header);
        });
        return verify(scanned, asked);
    }

    /** Verifies all signatures of a message that was read. */
    public CompletionStage<List<DkimResult>> verify(ScannedMessage message) {
        return verify(message, new HashMap<>());
    }

    /** What one signature comes to; the name of its key is asked for. Never fails. */
    public CompletionStage<DkimResult> verify(ScannedMessage message, MessageSignature signature) {
        return verify(message, signature, new HashMap<>());
    }

    private static Collection<BodyHash.Kind> kinds(HeaderFields header) {
        return ScannedMessage.signatures(header);
    }

    private List<MessageSignature> signatures(HeaderFields header) {
        List<Field> fields = header.all("dkim-signature");
        return fields.subList(0, Math.min(maxSignatures, fields.size())).stream()
                .map(field -> MessageSignature.read(header, field))
                .toList();
    }

    private void ask(MessageSignature signature, Map<DnsName, CompletionStage<Lookup<DkimKeyRecord>>> asked) {
        Optional<DnsName> name = signature.keyName();
        if (name.isPresent() && signature.early(clock.instant()).isEmpty()) {
            asked.computeIfAbsent(name.get(), keys::find);
        }
    }

    private CompletionStage<List<DkimResult>> verify(
            ScannedMessage message, Map<DnsName, CompletionStage<Lookup<DkimKeyRecord>>> asked) {
        CompletionStage<List<DkimResult>> results = CompletableFuture.completedFuture(new ArrayList<>());
        List<MessageSignature> signatures = signatures(message.header());
        for (MessageSignature signature : signatures) {
            results = results.thenCombine(verify(message, signature, asked), (all, one) -> {
                all.add(one);
                return all;
            });
        }
        int left = message.header().all("dkim-signature").size() - signatures.size();
        return results.thenApply(all -> {
            if (left > 0) {
                all.add(new DkimResult(DkimStatus.POLICY, "more than " + maxSignatures + " signatures", null, null));
            }
            return all.isEmpty() ? List.of(DkimResult.none()) : List.copyOf(all);
        });
    }

    private CompletionStage<DkimResult> verify(
            ScannedMessage message,
            MessageSignature signature,
            Map<DnsName, CompletionStage<Lookup<DkimKeyRecord>>> asked) {
        Optional<DkimResult> early = signature.early(clock.instant());
        return early.isPresent()
                ? CompletableFuture.completedFuture(early.get())
                : asked.computeIfAbsent(signature.keyName().orElse(DnsName.ROOT), keys::find)
                        .thenApply(key -> judge(message, signature, key));
    }

    private DkimResult judge(ScannedMessage message, MessageSignature signature, Lookup<DkimKeyRecord> key) {
        if (key.isUnavailable()) {
            return signature.result(DkimStatus.TEMPERROR, "the key cannot be asked for now", null);
        }
        return key.toOptional()
                .map(record -> signature.verify(message, record, minimumBits, partial))
                .orElseGet(() -> signature.result(DkimStatus.PERMERROR, "there is no such key", null));
    }

    /** The key of a name, as {@code DnsCheck} and ARC need it. */
    public CompletionStage<Lookup<DkimKeyRecord>> key(DnsName name) {
        return keys.find(name);
    }

    /**
     * Describes a verifier. Mutable; confined to one thread.
     *
     * <ul>
     *   <li>at most 8 signatures of a message are looked at
     *   <li>RSA keys need 1,024 bits
     *   <li>a signature that leaves part of the body open is not accepted
     * </ul>
     */
    public static final class Builder {

        private final DnsClient dns;
        private final InstantSource clock;
        private int maxSignatures = 8;
        private int minimumBits = 1_024;
        private boolean partial;

        private Builder(DnsClient dns, InstantSource clock) {
            this.dns = dns;
            this.clock = clock;
        }

        /** How many signatures are looked at, from the top. */
        public Builder maxSignatures(int number) {
            maxSignatures = number;
            return this;
        }

        /** Least size of RSA keys; less than 1,024 is not allowed. // rfc8301#3.2 */
        public Builder minimumBits(int bits) {
            if (bits < 1_024) {
                throw new IllegalArgumentException("keys under 1,024 bits prove nothing");
            }
            minimumBits = bits;
            return this;
        }

        /** Accepts signatures with {@code l=} that cover only the beginning of the body. */
        public Builder acceptPartialBodies() {
            partial = true;
            return this;
        }

        public DkimVerifier build() {
            return new DkimVerifier(this, new KeyLookup(dns, REMEMBERED_KEYS));
        }
    }
}
