package dev.mailwright.dmarc;

import dev.mailwright.dns.DnsName;
import java.util.Optional;

/**
 * What DMARC says to a message.
 *
 * @param status the result
 * @param from the domain of the From field; the root where there is none
 * @param disposition what the domain wants done: NONE unless the status is FAIL
 * @param record what applies, where there is one
 * @param recordDomain where it was found; the root where there is none
 * @param spfAligned SPF passed for a domain that belongs to the From domain
 * @param dkimAligned a signature passed of such a domain
 */
public record DmarcResult(
        DmarcStatus status,
        DnsName from,
        DmarcPolicy disposition,
        Optional<DmarcRecord> record,
        DnsName recordDomain,
        boolean spfAligned,
        boolean dkimAligned) {

    /** There is no From domain to ask about. */
    public static DmarcResult nobody() {
        return without(DmarcStatus.PERMERROR, DnsName.ROOT);
    }

    static DmarcResult without(DmarcStatus status, DnsName from) {
        return new DmarcResult(status, from, DmarcPolicy.NONE, Optional.empty(), DnsName.ROOT, false, false);
    }
}
