package dev.mailwright.spf;

import dev.mailwright.Lookup;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One run of check_host, with what it has cost so far. Its stages follow each other, so it needs no lock. */
final class Evaluation {

    static final int MAX_LOOKUPS = 10;
    static final int MAX_VOID = 2;

    private static final int MAX_NAMES = 10;

    private final DnsClient dns;
    private final Facts facts;
    private int lookups;
    private int voids;
    private Optional<List<DnsName>> validated = Optional.empty();

    /** What does not change in a run. */
    record Facts(InetAddress client, String helo, String local, String sender, String receiver, Instant now) {

        boolean four() {
            return client instanceof Inet4Address;
        }
    }

    /** What a mechanism says: it matches, it does not, or the whole run ends. */
    private record Match(boolean yes, Optional<SpfResult> end) {

        static final Match NO = new Match(false, Optional.empty());

        static Match of(boolean yes) {
            return new Match(yes, Optional.empty());
        }

        static Match error(SpfStatus status, String why) {
            return new Match(false, Optional.of(new SpfResult(status, "", "", "", why)));
        }
    }

    Evaluation(DnsClient dns, Facts facts) {
        this.dns = dns;
        this.facts = facts;
    }

    private static CompletionStage<SpfResult> result(SpfStatus status, String mechanism, String why) {
        return CompletableFuture.completedFuture(new SpfResult(status, "", mechanism, "", why));
    }

    /** rfc7208#4.3, rfc7208#4.4, rfc7208#4.5 */
    CompletionStage<SpfResult> check(String domain, int depth) {
        Optional<DnsName> name = DnsName.parse(domain).filter(n -> n.labels().size() > 1);
        if (name.isEmpty()) {
            return result(SpfStatus.NONE, "", "not a domain");
        }
        return dns.query(name.get(), RecordType.TXT).thenCompose(answer -> {
            if (answer.isUnavailable()) {
                return result(SpfStatus.TEMPERROR, "", "the record cannot be asked for now");
            }
            List<String> records = answer.toOptional().map(DnsAnswer::records).orElse(List.of()).stream()
                    .filter(SpfRecord::isSpf)
                    .toList();
            if (records.size() != 1) {
                return records.isEmpty()
                        ? result(SpfStatus.NONE, "", "no record")
                        : result(SpfStatus.PERMERROR, "", "more than one record");
            }
            return evaluate(records.get(0), name.get(), depth);
        });
    }

    private CompletionStage<SpfResult> evaluate(String text, DnsName domain, int depth) {
        try {
            if (text.chars().anyMatch(c -> c > '~' || c < ' ')) {
                throw new SpfSyntax("not ASCII");
            }
            return next(SpfRecord.parse(text), 0, domain, depth);
        } catch (SpfSyntax e) {
            return result(SpfStatus.PERMERROR, "", e.why());
        }
    }

    /** Terms that need nothing are done in a loop, so the length of a record costs no stack. */
    private CompletionStage<SpfResult> next(SpfRecord record, int from, DnsName domain, int depth) {
        for (int i = from; i < record.terms().size(); i++) {
            Term term = record.terms().get(i);
            if (term.kind().asksTheDns()) {
                int after = i + 1;
                return ask(term, domain, depth)
                        .thenCompose(match -> match.end().isPresent()
                                ? CompletableFuture.completedFuture(match.end().get())
                                : match.yes()
                                        ? matched(record, term, domain, depth)
                                        : next(record, after, domain, depth));
            }
            if (term.kind() == Term.Kind.ALL || isInNetwork(term)) {
                return matched(record, term, domain, depth);
            }
        }
        return record.redirect().isPresent()
                ? redirect(record.redirect().get(), domain, depth)
                : result(SpfStatus.NEUTRAL, "default", "");
    }

    private boolean isInNetwork(Term term) {
        int bits = term.kind() == Term.Kind.IP4 ? term.cidr4() : term.cidr6();
        return Term.alike(facts.client().getAddress(), term.network(), bits);
    }

    private CompletionStage<SpfResult> redirect(String target, DnsName domain, int depth) {
        if (++lookups > MAX_LOOKUPS) {
            return result(SpfStatus.PERMERROR, "", "more than 10 look-ups");
        }
        return expand(target, domain, false)
                .thenCompose(name -> name.isEmpty()
                        ? result(SpfStatus.PERMERROR, "", "redirect to what is no domain")
                        : check(name.get(), depth))
                .thenCompose(result -> result.status() == SpfStatus.NONE
                        ? result(SpfStatus.PERMERROR, "", "redirect to a domain without a record")
                        : CompletableFuture.completedFuture(result));
    }

    private CompletionStage<SpfResult> matched(SpfRecord record, Term term, DnsName domain, int depth) {
        SpfResult plain = new SpfResult(term.onMatch(), "", term.text(), "", "");
        if (term.onMatch() != SpfStatus.FAIL
                || depth > 0
                || record.explanation().isEmpty()) {
            return CompletableFuture.completedFuture(plain);
        }
        return explain(record.explanation().get(), domain)
                .thenApply(text -> new SpfResult(SpfStatus.FAIL, "", term.text(), text, ""));
    }

    /** Whatever goes wrong with an explanation, the result stands. // rfc7208#6.2 */
    private CompletionStage<String> explain(String target, DnsName domain) {
        return expand(target, domain, false)
                .thenCompose(name -> {
                    Optional<DnsName> where = name.flatMap(DnsName::parse);
                    return where.isEmpty()
                            ? CompletableFuture.completedFuture(Lookup.<DnsAnswer<String>>absent())
                            : dns.query(where.get(), RecordType.TXT);
                })
                .thenCompose(answer -> {
                    List<String> texts =
                            answer.toOptional().map(DnsAnswer::records).orElse(List.of());
                    return texts.size() == 1 && texts.get(0).chars().allMatch(c -> c >= ' ' && c <= '~')
                            ? expand(texts.get(0), domain, true)
                            : CompletableFuture.completedFuture(Optional.<String>empty());
                })
                .thenApply(text -> text.orElse(""));
    }

    private CompletionStage<Match> ask(Term term, DnsName domain, int depth) {
        if (++lookups > MAX_LOOKUPS) {
            return CompletableFuture.completedFuture(Match.error(SpfStatus.PERMERROR, "more than 10 look-ups"));
        }
        CompletionStage<Optional<String>> name = term.name().isEmpty()
                ? CompletableFuture.completedFuture(Optional.of(domain.toString()))
                : expand(term.name(), domain, false);
        return name.thenCompose(text -> {
            if (text.isEmpty()) {
                return CompletableFuture.completedFuture(Match.error(SpfStatus.PERMERROR, "macros that grow too long"));
            }
            if (term.kind() == Term.Kind.INCLUDE) {
                return include(text.get(), depth);
            }
            Optional<DnsName> target = DnsName.parse(text.get());
            return target.isEmpty() ? CompletableFuture.completedFuture(Match.NO) : ask(term, target.get());
        });
    }

    private CompletionStage<Match> ask(Term term, DnsName target) {
        return switch (term.kind()) {
            case A -> addresses(target, term, true);
            case MX -> mx(target, term);
            case EXISTS -> dns.query(target, RecordType.A).thenApply(a -> toMatch(a, a.isFound()));
            default -> names().thenApply(names -> Match.of(names.stream().anyMatch(n -> n.isWithin(target))));
        };
    }

    private CompletionStage<Match> include(String domain, int depth) {
        return check(domain, depth + 1).thenApply(inner -> switch (inner.status()) {
            case PASS -> Match.of(true);
            case TEMPERROR -> Match.error(SpfStatus.TEMPERROR, inner.reason());
            case PERMERROR, NONE -> Match.error(SpfStatus.PERMERROR, "an included record: " + inner.reason());
            default -> Match.NO;
        });
    }

    /** An answer without records costs something too. // rfc7208#4.6.4 */
    private Match toMatch(Lookup<?> answer, boolean yes) {
        if (answer.isUnavailable()) {
            return Match.error(SpfStatus.TEMPERROR, "an address cannot be asked for now");
        }
        if (!answer.isFound() && ++voids > MAX_VOID) {
            return Match.error(SpfStatus.PERMERROR, "more than 2 look-ups that find nothing");
        }
        return Match.of(yes);
    }

    private CompletionStage<Match> addresses(DnsName name, Term term, boolean counted) {
        return addresses(name).thenApply(answer -> {
            boolean yes = answer.toOptional().orElse(List.of()).stream()
                    .anyMatch(a -> Term.alike(
                            a.getAddress(), facts.client().getAddress(), facts.four() ? term.cidr4() : term.cidr6()));
            return counted || answer.isUnavailable() ? toMatch(answer, yes) : Match.of(yes);
        });
    }

    private CompletionStage<Lookup<List<InetAddress>>> addresses(DnsName name) {
        return facts.four()
                ? dns.query(name, RecordType.A).thenApply(a -> a.map(found -> List.copyOf(found.records())))
                : dns.query(name, RecordType.AAAA).thenApply(a -> a.map(found -> List.copyOf(found.records())));
    }

    private CompletionStage<Match> mx(DnsName domain, Term term) {
        return dns.query(domain, RecordType.MX).thenCompose(answer -> {
            List<Mx> hosts = answer.toOptional().map(DnsAnswer::records).orElse(List.of());
            if (hosts.size() > MAX_NAMES) {
                return CompletableFuture.completedFuture(Match.error(SpfStatus.PERMERROR, "more than 10 MX hosts"));
            }
            Match first = toMatch(answer, false);
            CompletionStage<Match> match = CompletableFuture.completedFuture(first);
            for (Mx host : first.end().isPresent() ? List.<Mx>of() : hosts) {
                match = match.thenCompose(before -> before.yes()
                                || before.end().isPresent()
                                || host.exchange().isRoot()
                        ? CompletableFuture.completedFuture(before)
                        : addresses(host.exchange(), term, false));
            }
            return match;
        });
    }

    /** The names of the client that lead back to it, ten at most; none where the DNS fails. // rfc7208#5.5 */
    private CompletionStage<List<DnsName>> names() {
        if (validated.isPresent()) {
            return CompletableFuture.completedFuture(validated.get());
        }
        return dns.query(DnsName.reverse(facts.client()), RecordType.PTR).thenCompose(answer -> {
            List<DnsName> all = answer.toOptional().map(DnsAnswer::records).orElse(List.of());
            CompletionStage<List<DnsName>> names = CompletableFuture.completedFuture(new ArrayList<>());
            for (DnsName name : all.subList(0, Math.min(MAX_NAMES, all.size()))) {
                names = names.thenCombine(addresses(name), (good, found) -> {
                    if (found.toOptional().orElse(List.of()).contains(facts.client())) {
                        good.add(name);
                    }
                    return good;
                });
            }
            return names.thenApply(good -> {
                validated = Optional.of(List.copyOf(good));
                return List.copyOf(good);
            });
        });
    }

    /** Text with its macros replaced; a domain of more than 253 octets loses labels on its left. Empty for an error. */
    private CompletionStage<Optional<String>> expand(String text, DnsName domain, boolean explanation) {
        CompletionStage<List<DnsName>> names =
                Macros.uses(text, 'p') ? names() : CompletableFuture.completedFuture(List.of());
        return names.thenApply(known -> {
            try {
                Values values = new Values(facts, domain, known);
                if (explanation) {
                    return Optional.of(Macros.explanation(text, values::of));
                }
                return Optional.of(shortened(Macros.domain(text, values::of)));
            } catch (SpfSyntax e) {
                return Optional.empty();
            }
        });
    }

    private static String shortened(String name) {
        String text = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        while (text.length() > DnsName.MAX_OCTETS && text.indexOf('.') >= 0) {
            text = text.substring(text.indexOf('.') + 1);
        }
        return text;
    }
}
