package dev.mailwright.dmarc;

import dev.mailwright.Lookup;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dmarc.TreeWalk.Step;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import dev.mailwright.spf.SpfResult;
import dev.mailwright.spf.SpfStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Brings SPF, DKIM and the From domain together (rfc7489#6.6.2). Thread-safe; waits for nobody. */
public final class DmarcEvaluator {

    private static final int MAX_DOMAINS = 8;

    private final DnsClient dns;
    private final @Nullable PublicSuffixes suffixes;

    private DmarcEvaluator(DnsClient dns, @Nullable PublicSuffixes suffixes) {
        this.dns = dns;
        this.suffixes = suffixes;
    }

    /** Organizations are told by the DNS tree walk. */
    public static DmarcEvaluator of(DnsClient dns) {
        return new DmarcEvaluator(dns, null);
    }

    /** Organizations are told by the public suffix list. */
    public DmarcEvaluator suffixes(PublicSuffixes list) {
        return new DmarcEvaluator(dns, list);
    }

    /** The same with another client. */
    public DmarcEvaluator with(DnsClient client) {
        return new DmarcEvaluator(client, suffixes);
    }

    /**
     * Evaluates a message.
     *
     * @param from the domain of its From field
     * @param spf of the reverse path
     * @param dkim of its signatures
     * @return never fails
     */
    public CompletionStage<DmarcResult> evaluate(DnsName from, SpfResult spf, List<DkimResult> dkim) {
        return organization(from, new HashMap<>()).thenCompose(found -> {
            if (found.isUnavailable()) {
                return CompletableFuture.completedFuture(DmarcResult.without(DmarcStatus.TEMPERROR, from));
            }
            Place place = found.toOptional().orElseGet(() -> new Place(from, List.of()));
            Optional<Step> applies = place.record(from);
            return applies.isEmpty()
                    ? CompletableFuture.completedFuture(DmarcResult.without(DmarcStatus.NONE, from))
                    : judge(from, place.organization(), applies.get(), spf, dkim);
        });
    }

    /** An organization, and the records on the way to it. */
    private record Place(DnsName organization, List<Step> steps) {

        Optional<Step> record(DnsName from) {
            Optional<Step> own =
                    steps.stream().filter(s -> s.domain().equals(from)).findFirst();
            Optional<Step> above =
                    steps.stream().filter(s -> s.domain().equals(organization)).findFirst();
            return own.or(() -> above)
                    .or(() -> steps.stream()
                            .filter(s -> s.record().publicSuffix().equals("y"))
                            .findFirst());
        }
    }

    private CompletionStage<Lookup<Place>> organization(
            DnsName name, Map<DnsName, CompletionStage<Lookup<Place>>> known) {
        return known.computeIfAbsent(name, n -> {
            PublicSuffixes list = suffixes;
            TreeWalk walk = new TreeWalk(dns);
            return list == null
                    ? walk.from(n).thenApply(a -> a.map(steps -> new Place(TreeWalk.organization(n, steps), steps)))
                    : listed(walk, n, list.organization(n));
        });
    }

    /** By the list there are two places to look at. */
    private static CompletionStage<Lookup<Place>> listed(TreeWalk walk, DnsName name, DnsName organization) {
        return walk.record(name).thenCombine(walk.record(organization), (own, above) -> {
            if (own.isUnavailable() || above.isUnavailable()) {
                return Lookup.unavailable("a DMARC record cannot be asked for now");
            }
            List<Step> steps = new ArrayList<>();
            own.toOptional().ifPresent(record -> steps.add(new Step(name, record)));
            above.toOptional().ifPresent(record -> steps.add(new Step(organization, record)));
            return Lookup.found(new Place(organization, List.copyOf(steps)));
        });
    }

    private CompletionStage<DmarcResult> judge(
            DnsName from, DnsName organization, Step step, SpfResult spf, List<DkimResult> dkim) {
        Map<DnsName, CompletionStage<Lookup<Place>>> known = new HashMap<>();
        DmarcRecord record = step.record();
        Optional<DnsName> spfDomain = spf.status() == SpfStatus.PASS ? DnsName.parse(spf.domain()) : Optional.empty();
        CompletionStage<Boolean> spfAligned = spfDomain
                .map(name -> aligned(from, organization, name, record.strictSpf(), known))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
        CompletionStage<Boolean> dkimAligned = CompletableFuture.completedFuture(false);
        List<DnsName> signers = dkim.stream()
                .filter(DkimResult::isPass)
                .flatMap(result -> result.domain().stream())
                .distinct()
                .limit(MAX_DOMAINS)
                .toList();
        for (DnsName signer : signers) {
            dkimAligned = dkimAligned.thenCompose(yes -> yes
                    ? CompletableFuture.completedFuture(true)
                    : aligned(from, organization, signer, record.strictDkim(), known));
        }
        boolean later = spf.status() == SpfStatus.TEMPERROR
                || dkim.stream().anyMatch(r -> r.status() == dev.mailwright.dkim.DkimStatus.TEMPERROR);
        return spfAligned
                .thenCombine(dkimAligned, (s, d) -> new boolean[] {s, d})
                .thenCompose(yes -> {
                    if (yes[0] || yes[1]) {
                        return CompletableFuture.completedFuture(new DmarcResult(
                                DmarcStatus.PASS,
                                from,
                                DmarcPolicy.NONE,
                                Optional.of(record),
                                step.domain(),
                                yes[0],
                                yes[1]));
                    }
                    DmarcStatus status = later ? DmarcStatus.TEMPERROR : DmarcStatus.FAIL;
                    return wanted(from, step)
                            .thenApply(policy -> new DmarcResult(
                                    status,
                                    from,
                                    later ? DmarcPolicy.NONE : policy,
                                    Optional.of(record),
                                    step.domain(),
                                    false,
                                    false));
                });
    }

    private CompletionStage<Boolean> aligned(
            DnsName from,
            DnsName organization,
            DnsName name,
            boolean strict,
            Map<DnsName, CompletionStage<Lookup<Place>>> known) {
        if (strict || name.equals(from)) {
            return CompletableFuture.completedFuture(name.equals(from));
        }
        return organization(name, known)
                .thenApply(place -> place.toOptional()
                        .filter(p -> p.organization().equals(organization))
                        .isPresent());
    }

    /** What the domain asks for: its own policy, or that for names below it, which may not exist. */
    private CompletionStage<DmarcPolicy> wanted(DnsName from, Step step) {
        DmarcRecord record = step.record();
        CompletionStage<DmarcPolicy> policy;
        if (step.domain().equals(from)) {
            policy = CompletableFuture.completedFuture(record.policy());
        } else if (record.absentPolicy() == record.subdomainPolicy()) {
            policy = CompletableFuture.completedFuture(record.subdomainPolicy());
        } else {
            policy = exists(from).thenApply(yes -> yes ? record.subdomainPolicy() : record.absentPolicy());
        }
        return policy.thenApply(p -> record.isTesting() ? p.milder() : p);
    }

    private CompletionStage<Boolean> exists(DnsName name) {
        return dns.query(name, RecordType.MX)
                .thenCombine(dns.query(name, RecordType.A), (mx, a) -> present(mx) || present(a))
                .thenCombine(dns.query(name, RecordType.AAAA), (yes, aaaa) -> yes || present(aaaa));
    }

    private static boolean present(Lookup<?> answer) {
        return answer.isFound() || answer.isUnavailable();
    }
}
