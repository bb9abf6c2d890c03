package dev.mailwright.records;

import dev.mailwright.dns.DnsClient;
import dev.mailwright.spf.SpfChecker;
import dev.mailwright.spf.SpfLookups;
import dev.mailwright.spf.SpfRecord;
import dev.mailwright.spf.SpfResult;
import dev.mailwright.spf.SpfStatus;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether a published SPF record lets the right hosts send, and everybody can evaluate it. */
final class SenderInspection extends Inspection {

    private final DnsRecords wanted;

    SenderInspection(DnsClient dns, DnsRecord<?> record, DnsRecords wanted) {
        super(dns, record);
        this.wanted = wanted;
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        return single("v=spf1", text -> {
            Optional<String> problem = SpfRecord.problem(text);
            if (problem.isPresent()) {
                return CompletableFuture.completedFuture(
                        say(Standing.DIFFERENT, "it cannot be read (" + problem.get() + "): " + text));
            }
            List<DnsFinding> findings =
                    new ArrayList<>(terms(words(text), words(record.value().toString())));
            return SpfLookups.of(dns, record.owner())
                    .thenApply(cost -> add(findings, cost(cost)))
                    .thenCompose(all -> record.owner().equals(wanted.domain())
                            ? passing(all)
                            : CompletableFuture.completedFuture(all))
                    .thenApply(all -> all.isEmpty() ? say(Standing.PUBLISHED, text) : all);
        });
    }

    private static List<DnsFinding> add(List<DnsFinding> all, List<DnsFinding> more) {
        all.addAll(more);
        return all;
    }

    private static List<String> words(String text) {
        return Collections.list(new StringTokenizer(text.toLowerCase(Locale.ROOT), " ")).stream()
                .map(Object::toString)
                .map(word -> word.startsWith("+") ? word.substring(1) : word)
                .skip(1)
                .toList();
    }

    private List<DnsFinding> terms(List<String> there, List<String> should) {
        List<DnsFinding> all = new ArrayList<>();
        List<String> missing = should.stream()
                .filter(term -> !there.contains(term) && !term.equals("mx") && !term.endsWith("all"))
                .toList();
        if (!missing.isEmpty()) {
            all.addAll(say(Standing.DIFFERENT, "it lacks " + String.join(" ", missing)));
        }
        if (there.stream().anyMatch(word -> word.equals("all"))) {
            all.addAll(say(Standing.DIFFERENT, "all lets everybody send for the domain"));
        } else if (there.stream()
                .noneMatch(word -> word.equals("-all") || word.equals("~all") || word.startsWith("redirect="))) {
            all.addAll(say(Standing.ADVICE, "without -all at its end others may send for the domain"));
        }
        if (there.stream().anyMatch(SenderInspection::isPtr)) {
            all.addAll(say(Standing.ADVICE, "ptr is slow and should not be used (rfc7208#5.5): name hosts instead"));
        }
        List<String> more = there.stream()
                .filter(term -> !should.contains(term) && !term.endsWith("all") && !isPtr(term))
                .toList();
        if (!more.isEmpty()) {
            all.addAll(say(Standing.ADVICE, "it also has " + String.join(" ", more)));
        }
        return all;
    }

    private static boolean isPtr(String term) {
        String name = "-~?".indexOf(term.charAt(0)) >= 0 ? term.substring(1) : term;
        return name.equals("ptr") || name.startsWith("ptr:");
    }

    private List<DnsFinding> cost(SpfLookups cost) {
        if (cost.isWithinLimits()) {
            return List.of();
        }
        String why = cost.lookups() > 10
                ? "it takes " + cost.lookups() + " look-ups, and 10 are allowed"
                : "it asks for names that are not there: " + cost.absent();
        return say(Standing.DIFFERENT, why + ": it counts as broken for others");
    }

    /** Asks as a receiver would, for each of our addresses. */
    private CompletionStage<List<DnsFinding>> passing(List<DnsFinding> before) {
        SpfChecker checker =
                SpfChecker.of(dns, () -> Instant.EPOCH, wanted.hosts().get(0).toString());
        CompletionStage<List<DnsFinding>> all = CompletableFuture.completedFuture(before);
        for (InetAddress address : wanted.addresses()) {
            String sender = "postmaster@" + wanted.domain();
            CompletionStage<SpfResult> result =
                    checker.mailFrom(address, wanted.hosts().get(0).toString(), sender);
            all = all.thenCombine(result, (list, spf) -> add(list, judge(address, spf)));
        }
        return all;
    }

    private List<DnsFinding> judge(InetAddress address, SpfResult spf) {
        if (spf.status() == SpfStatus.PASS) {
            return List.of();
        }
        String what = "mail from our address " + address.getHostAddress() + " gets " + spf.status();
        return spf.status() == SpfStatus.TEMPERROR
                ? say(Standing.UNKNOWN, what)
                : say(Standing.DIFFERENT, what + (spf.reason().isEmpty() ? "" : ": " + spf.reason()));
    }
}
