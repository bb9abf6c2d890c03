package dev.mailwright.spf;

import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a record costs those who evaluate all of it (rfc7208#4.6.4). Names with macros count, but cannot be followed.
 *
 * @param lookups terms that ask the DNS, included records counted in; 10 are allowed. Counting ends at {@value #MOST}
 * @param absent names in terms that are not there; 2 of those may be asked for
 */
public record SpfLookups(int lookups, List<DnsName> absent) {

    /** More is not counted. */
    public static final int MOST = 50;

    public SpfLookups {
        absent = List.copyOf(absent);
    }

    /** Whether everybody can evaluate the record. */
    public boolean isWithinLimits() {
        return lookups <= Evaluation.MAX_LOOKUPS && absent.size() <= Evaluation.MAX_VOID;
    }

    /** Counts what the record of a domain costs. Never fails; what cannot be asked for counts as a look-up. */
    public static CompletionStage<SpfLookups> of(DnsClient dns, DnsName domain) {
        Counter counter = new Counter(dns);
        return counter.record(domain).thenApply(end -> new SpfLookups(counter.lookups, counter.absent));
    }

    /** Walks through records one after the other, so it needs no lock. */
    private static final class Counter {

        private final DnsClient dns;
        private final List<DnsName> absent = new ArrayList<>();
        private int lookups;

        Counter(DnsClient dns) {
            this.dns = dns;
        }

        CompletionStage<Boolean> record(DnsName domain) {
            return dns.query(domain, RecordType.TXT).thenCompose(answer -> {
                List<String> records = answer.toOptional().map(DnsAnswer::records).orElse(List.of()).stream()
                        .filter(SpfRecord::isSpf)
                        .toList();
                if (!answer.isUnavailable() && records.isEmpty()) {
                    absent.add(domain);
                }
                try {
                    return records.size() == 1 ? terms(SpfRecord.parse(records.get(0)), 0, domain) : done();
                } catch (SpfSyntax e) {
                    return done();
                }
            });
        }

        private static CompletionStage<Boolean> done() {
            return CompletableFuture.completedFuture(true);
        }

        private CompletionStage<Boolean> terms(SpfRecord record, int from, DnsName domain) {
            for (int i = from; i < record.terms().size() && lookups < MOST; i++) {
                Term term = record.terms().get(i);
                if (term.kind() == Term.Kind.ALL) {
                    return done();
                }
                if (term.kind().asksTheDns()) {
                    int after = i + 1;
                    lookups++;
                    return term(term, domain).thenCompose(end -> terms(record, after, domain));
                }
            }
            Optional<DnsName> redirect = record.redirect().flatMap(DnsName::parse);
            if (record.redirect().isEmpty() || lookups >= MOST) {
                return done();
            }
            lookups++;
            return redirect.filter(Counter::isPlain).map(this::record).orElseGet(Counter::done);
        }

        private static boolean isPlain(DnsName name) {
            return name.toString().indexOf('%') < 0;
        }

        private CompletionStage<Boolean> term(Term term, DnsName domain) {
            Optional<DnsName> name = term.name().isEmpty() ? Optional.of(domain) : DnsName.parse(term.name());
            if (name.isEmpty() || !isPlain(name.get())) {
                return done();
            }
            return switch (term.kind()) {
                case INCLUDE -> record(name.get());
                case A -> addresses(name.get());
                case MX -> count(name.get(), RecordType.MX);
                default -> done();
            };
        }

        private CompletionStage<Boolean> addresses(DnsName name) {
            return dns.query(name, RecordType.A)
                    .thenCompose(four -> four.isFound() ? done() : count(name, RecordType.AAAA));
        }

        private CompletionStage<Boolean> count(DnsName name, RecordType<?> type) {
            return dns.query(name, type).thenApply(answer -> {
                if (!answer.isFound() && !answer.isUnavailable()) {
                    absent.add(name);
                }
                return true;
            });
        }
    }
}
