package dev.mailwright.records;

import dev.mailwright.Lookup;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Looks at one record that is wanted. */
abstract class Inspection {

    final DnsClient dns;
    final DnsRecord<?> record;

    Inspection(DnsClient dns, DnsRecord<?> record) {
        this.dns = dns;
        this.record = record;
    }

    /** Never fails. */
    abstract CompletionStage<List<DnsFinding>> inspect();

    final List<DnsFinding> say(Standing standing, String text) {
        return List.of(DnsFinding.of(record, standing, text));
    }

    final List<DnsFinding> unknown(Lookup<?> answer) {
        String why = answer instanceof Lookup.Unavailable<?> no ? no.reason() : "no answer";
        return say(Standing.UNKNOWN, "nobody could say: " + why);
    }

    final List<DnsFinding> missing() {
        return say(Standing.MISSING, "publish: " + record.line());
    }

    /** What is said about the texts of a name that begin like this one; none and more than one are said here. */
    final CompletionStage<List<DnsFinding>> single(
            String beginning, Function<String, CompletionStage<List<DnsFinding>>> body) {
        return texts(record.owner()).thenCompose(answer -> {
            if (answer.isUnavailable()) {
                return CompletableFuture.completedFuture(unknown(answer));
            }
            List<String> like = answer.toOptional().orElse(List.of()).stream()
                    .filter(text -> text.regionMatches(true, 0, beginning, 0, beginning.length()))
                    .toList();
            if (like.size() == 1) {
                return body.apply(like.get(0));
            }
            return CompletableFuture.completedFuture(
                    like.isEmpty()
                            ? missing()
                            : say(
                                    Standing.DIFFERENT,
                                    like.size() + " records where one is allowed: none of them counts"));
        });
    }

    final CompletionStage<Lookup<List<String>>> texts(DnsName name) {
        return dns.query(name, RecordType.TXT).thenApply(answer -> answer.map(DnsAnswer::records));
    }

    /** Both kinds of address of a name. */
    final CompletionStage<List<InetAddress>> addresses(DnsName name) {
        return dns.query(name, RecordType.A).thenCombine(dns.query(name, RecordType.AAAA), (four, six) -> {
            List<InetAddress> all = new ArrayList<>();
            four.toOptional().ifPresent(a -> all.addAll(a.records()));
            six.toOptional().ifPresent(a -> all.addAll(a.records()));
            return all;
        });
    }
}
