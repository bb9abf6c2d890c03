package dev.mailwright.records;

import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A name that leads to a host, by an alias or by the same addresses. */
final class AliasInspection extends Inspection {

    private final DnsName target;

    AliasInspection(DnsClient dns, DnsRecord<?> record) {
        super(dns, record);
        this.target = (DnsName) record.value();
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        return dns.query(record.owner(), RecordType.CNAME).thenCompose(alias -> {
            List<DnsName> to = alias.toOptional().map(DnsAnswer::records).orElse(List.of());
            if (alias.isUnavailable() || to.contains(target)) {
                return CompletableFuture.completedFuture(
                        alias.isUnavailable() ? unknown(alias) : say(Standing.PUBLISHED, PlainText.name(target)));
            }
            return addresses(record.owner()).thenCombine(addresses(target), this::compare);
        });
    }

    private List<DnsFinding> compare(List<InetAddress> there, List<InetAddress> wanted) {
        if (there.isEmpty()) {
            return missing();
        }
        return there.stream().anyMatch(wanted::contains)
                ? say(Standing.PUBLISHED, "it has an address of " + target)
                : say(
                        Standing.DIFFERENT,
                        "it leads to "
                                + String.join(
                                        ", ", there.stream().map(PlainText::of).toList()) + " and not to " + target);
    }
}
