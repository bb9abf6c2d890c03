package dev.mailwright.records;

import dev.mailwright.Lookup;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The hosts that take the mail, in what order, and whether they can be reached. */
final class HostInspection extends Inspection {

    private final DnsRecords wanted;

    HostInspection(DnsClient dns, DnsRecords wanted) {
        super(dns, wanted.records().get(0));
        this.wanted = wanted;
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        return dns.query(wanted.domain(), RecordType.MX).thenCompose(answer -> {
            if (answer.isUnavailable()) {
                return CompletableFuture.completedFuture(unknown(answer));
            }
            List<Mx> published = answer.toOptional().map(DnsAnswer::records).orElse(List.of());
            CompletionStage<List<DnsFinding>> all = CompletableFuture.completedFuture(compare(published));
            for (DnsName host : hosts(published)) {
                all = all.thenCombine(reachable(host), HostInspection::join);
            }
            return all;
        });
    }

    private static List<DnsFinding> join(List<DnsFinding> one, List<DnsFinding> two) {
        List<DnsFinding> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    private static List<DnsName> hosts(List<Mx> published) {
        return published.stream()
                .sorted((a, b) -> Integer.compare(a.preference(), b.preference()))
                .map(Mx::exchange)
                .filter(host -> !host.isRoot())
                .limit(20)
                .toList();
    }

    private List<DnsFinding> compare(List<Mx> published) {
        List<DnsFinding> all = new ArrayList<>();
        List<DnsName> there = hosts(published);
        for (DnsRecord<?> each : wanted.records()) {
            if (each.value() instanceof Mx mx) {
                all.add(DnsFinding.of(
                        each,
                        there.contains(mx.exchange()) ? Standing.PUBLISHED : Standing.MISSING,
                        there.contains(mx.exchange()) ? PlainText.of(mx) : missing(each, mx, there)));
            }
        }
        for (DnsName host : there) {
            if (!wanted.hosts().contains(host)) {
                all.addAll(say(Standing.DIFFERENT, "mail also goes to " + host + ", which is not one of the hosts"));
            }
        }
        boolean swapped = there.size() > 1
                && wanted.hosts().contains(there.get(0))
                && !there.get(0).equals(wanted.hosts().get(0));
        if (swapped) {
            all.addAll(say(
                    Standing.ADVICE,
                    there.get(0) + " is preferred to " + wanted.hosts().get(0)));
        }
        return all;
    }

    /** The usual slip: without its dot a name in a zone file gets the zone behind it. */
    private String missing(DnsRecord<?> each, Mx mx, List<DnsName> there) {
        boolean dotless =
                there.stream().anyMatch(host -> host.toString().equals(mx.exchange() + "." + wanted.domain()));
        return (dotless ? "the dot at the end of " + PlainText.name(mx.exchange()) + " is missing; " : "") + "publish: "
                + each.line();
    }

    private CompletionStage<List<DnsFinding>> reachable(DnsName host) {
        CompletionStage<Lookup<DnsAnswer<DnsName>>> alias = dns.query(host, RecordType.CNAME);
        return alias.thenCombine(addresses(host), (cname, addresses) -> {
            if (cname.isFound()) {
                return say(Standing.DIFFERENT, host + " is an alias, which a mail host must not be (rfc2181#10.3)");
            }
            return addresses.isEmpty()
                    ? say(Standing.DIFFERENT, host + " has no address, so no mail gets there")
                    : List.of();
        });
    }
}
