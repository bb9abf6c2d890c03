package dev.mailwright.arc;

import dev.mailwright.Lookup;
import dev.mailwright.dkim.DkimAlgorithm;
import dev.mailwright.dkim.DkimKeyRecord;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dkim.DkimStatus;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.HeaderFields;
import dev.mailwright.dkim.HeaderFields.Field;
import dev.mailwright.dkim.MessageSignature;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dkim.SealText;
import dev.mailwright.dkim.TagList;
import dev.mailwright.dns.DnsName;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Validates chains (rfc8617#5.2). Thread-safe; waits for nobody. */
public final class ArcVerifier {

    private final DkimVerifier verifier;

    private ArcVerifier(DkimVerifier verifier) {
        this.verifier = verifier;
    }

    /** Uses the keys and limits of a DKIM verifier. */
    public static ArcVerifier of(DkimVerifier verifier) {
        return new ArcVerifier(verifier);
    }

    /** Validates the chain of a message that was read. Never fails. */
    public CompletionStage<ArcResult> verify(ScannedMessage message) {
        HeaderFields header = message.header();
        if (!ArcSet.any(header)) {
            return done(new ArcResult(ArcStatus.NONE, 0, List.of(), "there is no chain"));
        }
        Optional<List<ArcSet>> sets = ArcSet.read(header);
        if (sets.isEmpty()) {
            return done(ArcResult.fail(ArcSet.highest(header), "the chain is not whole"));
        }
        List<ArcSet> chain = sets.get();
        Optional<String> wrong = wrong(chain);
        return wrong.isPresent()
                ? done(ArcResult.fail(chain.size(), wrong.get()))
                : signature(message, chain)
                        .thenCompose(
                                result -> result.isPresent() ? done(result.get()) : seals(header, chain, chain.size()));
    }

    private static CompletionStage<ArcResult> done(ArcResult result) {
        return CompletableFuture.completedFuture(result);
    }

    /** What each seal says about the chain before it. */
    private static Optional<String> wrong(List<ArcSet> chain) {
        for (ArcSet set : chain) {
            String expected = set.instance() == 1 ? "none" : "pass";
            if (!set.tag("cv").equals(expected)) {
                return Optional.of("seal " + set.instance() + " does not say " + expected);
            }
            if (set.tags().find("h").isPresent()) {
                return Optional.of("seal " + set.instance() + " has a list of fields");
            }
        }
        return Optional.empty();
    }

    /** The newest signature has to hold; older ones may be broken by what hosts did. Empty if it does. */
    private CompletionStage<Optional<ArcResult>> signature(ScannedMessage message, List<ArcSet> chain) {
        ArcSet newest = chain.get(chain.size() - 1);
        MessageSignature signature = MessageSignature.read(message.header(), newest.signature());
        boolean sealsItself = TagList.withoutBlanks(signature.tag("h").orElse(""))
                .toLowerCase(java.util.Locale.ROOT)
                .contains("arc-seal");
        if (sealsItself) {
            return CompletableFuture.completedFuture(
                    Optional.of(ArcResult.fail(chain.size(), "the message signature covers a seal")));
        }
        return verifier.verify(message, signature)
                .thenApply(result -> result.isPass() ? Optional.empty() : Optional.of(failed(chain.size(), result)));
    }

    private static ArcResult failed(int instances, DkimResult result) {
        return result.status() == DkimStatus.TEMPERROR
                ? new ArcResult(ArcStatus.TEMPERROR, instances, List.of(), result.reason())
                : ArcResult.fail(instances, "the message signature: " + result.reason());
    }

    private CompletionStage<ArcResult> seals(HeaderFields header, List<ArcSet> chain, int number) {
        if (number == 0) {
            List<DnsName> sealers =
                    chain.stream().map(set -> DnsName.of(set.tag("d"))).toList();
            return done(new ArcResult(ArcStatus.PASS, chain.size(), sealers, ""));
        }
        ArcSet set = chain.get(number - 1);
        Optional<DnsName> domain = DnsName.parse(set.tag("d")).filter(name -> !name.isRoot());
        Optional<DnsName> key = domain.flatMap(name -> name.below(set.tag("s") + "._domainkey"));
        Optional<DkimAlgorithm> algorithm = DkimAlgorithm.parse(set.tag("a"));
        Optional<byte[]> octets = octets(set.tag("b"));
        if (set.tag("s").isEmpty() || key.isEmpty() || algorithm.isEmpty() || octets.isEmpty()) {
            return done(ArcResult.fail(chain.size(), "seal " + number + " cannot be read"));
        }
        byte[] text = SealText.of(header, upTo(chain, number));
        return verifier.key(key.get()).thenCompose(found -> {
            if (found instanceof Lookup.Unavailable<DkimKeyRecord>) {
                return done(
                        new ArcResult(ArcStatus.TEMPERROR, chain.size(), List.of(), "a key cannot be asked for now"));
            }
            boolean good = found.toOptional()
                    .filter(record -> record.verifies(algorithm.get(), text, octets.get()))
                    .isPresent();
            return good
                    ? seals(header, chain, number - 1)
                    : done(ArcResult.fail(chain.size(), "seal " + number + " is broken"));
        });
    }

    static List<Field> upTo(List<ArcSet> chain, int number) {
        List<Field> fields = new ArrayList<>();
        for (ArcSet set : chain.subList(0, number)) {
            fields.add(set.results());
            fields.add(set.signature());
            fields.add(set.seal());
        }
        return fields;
    }

    private static Optional<byte[]> octets(String base64) {
        try {
            String text = TagList.withoutBlanks(base64);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
