package dev.mailwright.records;

import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether an address has the name of its host, and the name leads back to the address (rfc8601#3: iprev). */
final class ReverseInspection extends Inspection {

    private final DnsName host;

    ReverseInspection(DnsClient dns, DnsRecord<?> record) {
        super(dns, record);
        this.host = (DnsName) record.value();
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        return dns.query(record.owner(), RecordType.PTR).thenCompose(answer -> {
            if (answer.isUnavailable()) {
                return CompletableFuture.completedFuture(unknown(answer));
            }
            List<DnsName> names = answer.toOptional().map(DnsAnswer::records).orElse(List.of());
            if (names.isEmpty()) {
                return CompletableFuture.completedFuture(
                        say(Standing.MISSING, "ask whoever has given out the address for: " + record.line()));
            }
            DnsName name = names.contains(host) ? host : names.get(0);
            return addresses(name).thenApply(back -> compare(name, back));
        });
    }

    private List<DnsFinding> compare(DnsName name, List<InetAddress> back) {
        boolean confirmed = back.stream().map(DnsName::reverse).anyMatch(record.owner()::equals);
        if (!confirmed) {
            return say(
                    Standing.DIFFERENT,
                    "the address has the name " + name + ", which does not lead back to it: many refuse its mail");
        }
        return name.equals(host)
                ? say(Standing.PUBLISHED, host + " and back")
                : say(Standing.ADVICE, "the address is called " + name + "; use that in HELO, or ask for " + host);
    }
}
