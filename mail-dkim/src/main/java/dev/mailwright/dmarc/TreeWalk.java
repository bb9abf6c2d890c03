package dev.mailwright.dmarc;

import dev.mailwright.Lookup;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Climbs from a name towards the root and collects the DMARC records on the way, in at most eight questions. */
final class TreeWalk {

    private static final int MAX_QUESTIONS = 8;

    private final DnsClient dns;

    TreeWalk(DnsClient dns) {
        this.dns = dns;
    }

    /** A record and where it was. */
    record Step(DnsName domain, DmarcRecord record) {}

    /** The records of a name and its parents, from near to far. */
    CompletionStage<Lookup<List<Step>>> from(DnsName name) {
        return climb(name, name, 1, new ArrayList<>());
    }

    private CompletionStage<Lookup<List<Step>>> climb(DnsName start, DnsName at, int questions, List<Step> found) {
        return record(at).thenCompose(answer -> {
            if (answer instanceof Lookup.Unavailable<DmarcRecord> no) {
                return CompletableFuture.completedFuture(Lookup.unavailable(no.reason()));
            }
            answer.toOptional().ifPresent(record -> found.add(new Step(at, record)));
            boolean end = answer.toOptional()
                    .map(r -> r.publicSuffix().equals("n") || (r.publicSuffix().equals("y") && !at.equals(start)))
                    .orElse(false);
            Optional<DnsName> next = next(at);
            return end || next.isEmpty() || questions >= MAX_QUESTIONS
                    ? CompletableFuture.completedFuture(Lookup.found(List.copyOf(found)))
                    : climb(start, next.get(), questions + 1, found);
        });
    }

    /** Names of more than eight labels are cut to seven, so that nobody makes us climb far. */
    private static Optional<DnsName> next(DnsName at) {
        List<String> labels = at.labels();
        int keep = labels.size() > MAX_QUESTIONS ? MAX_QUESTIONS - 1 : labels.size() - 1;
        return keep < 1
                ? Optional.empty()
                : DnsName.parse(String.join(".", labels.subList(labels.size() - keep, labels.size())));
    }

    /** More than one record is none. */
    CompletionStage<Lookup<DmarcRecord>> record(DnsName domain) {
        Optional<DnsName> name = domain.below("_dmarc");
        if (name.isEmpty()) {
            return CompletableFuture.completedFuture(Lookup.absent());
        }
        return dns.query(name.get(), RecordType.TXT)
                .thenApply(answer -> answer.flatMap(found -> {
                    List<DmarcRecord> records = found.records().stream()
                            .map(DmarcRecord::parse)
                            .flatMap(Optional::stream)
                            .toList();
                    return records.size() == 1 ? Lookup.found(records.get(0)) : Lookup.absent();
                }));
    }

    /** The organization, by what was found on the way up from a name. */
    static DnsName organization(DnsName name, List<Step> steps) {
        for (Step step : steps) {
            if (step.record().publicSuffix().equals("n")) {
                return step.domain();
            }
            if (step.record().publicSuffix().equals("y") && !step.domain().equals(name)) {
                List<String> labels = name.labels();
                int keep = step.domain().labels().size() + 1;
                return DnsName.of(String.join(".", labels.subList(labels.size() - keep, labels.size())));
            }
        }
        return steps.isEmpty() ? name : steps.get(steps.size() - 1).domain();
    }
}
