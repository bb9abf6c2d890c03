package dev.mailwright.arc;

import dev.mailwright.dns.DnsName;
import java.util.List;

/**
 * What a chain comes to.
 *
 * @param status of the chain
 * @param instances how many seals it has
 * @param sealers the domains that sealed, the first one first; empty unless the chain passes
 * @param reason for people, in our words; empty when it passes
 */
public record ArcResult(ArcStatus status, int instances, List<DnsName> sealers, String reason) {

    public ArcResult {
        sealers = List.copyOf(sealers);
    }

    static ArcResult fail(int instances, String reason) {
        return new ArcResult(ArcStatus.FAIL, instances, List.of(), reason);
    }
}
