package dev.mailwright.records;

import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Compares what is published with what is wanted, and says what a difference means. Waits for nobody; thread-safe. For a
 * deadline of all look-ups together give it a {@link dev.mailwright.dns.BoundedDns}.
 */
public final class DnsCheck {

    private final DnsClient dns;

    private DnsCheck(DnsClient dns) {
        this.dns = dns;
    }

    /** Asks this client. Its answers may be as old as it remembers them. */
    public static DnsCheck of(DnsClient dns) {
        return new DnsCheck(dns);
    }

    /** Compares. Never fails: what nobody can say is {@link Standing#UNKNOWN}. */
    public CompletionStage<DnsReport> check(DnsRecords wanted) {
        CompletionStage<List<DnsFinding>> findings = CompletableFuture.completedFuture(new ArrayList<>());
        findings = append(findings, new HostInspection(dns, wanted).inspect());
        for (DnsRecord<?> record : wanted.records()) {
            if (record.type() != RecordType.MX) {
                findings = append(findings, inspect(record, wanted));
            }
        }
        return findings.thenApply(DnsReport::new);
    }

    private static CompletionStage<List<DnsFinding>> append(
            CompletionStage<List<DnsFinding>> before, CompletionStage<List<DnsFinding>> more) {
        return before.thenCombine(more, (all, some) -> {
            all.addAll(some);
            return all;
        });
    }

    private CompletionStage<List<DnsFinding>> inspect(DnsRecord<?> record, DnsRecords wanted) {
        String text = record.value().toString();
        if (record.type() == RecordType.CNAME) {
            return new AliasInspection(dns, record).inspect();
        }
        if (record.type() == RecordType.PTR) {
            return new ReverseInspection(dns, record).inspect();
        }
        if (record.type() != RecordType.TXT) {
            return new SetInspection(dns, record).inspect();
        }
        if (text.startsWith("v=spf1")) {
            return new SenderInspection(dns, record, wanted).inspect();
        }
        return text.startsWith("v=DKIM1")
                ? new KeyInspection(dns, record).inspect()
                : new TagInspection(dns, record).inspect();
    }
}
