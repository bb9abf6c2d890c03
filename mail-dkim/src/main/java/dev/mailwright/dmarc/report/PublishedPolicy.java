package dev.mailwright.dmarc.report;

import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dmarc.DmarcRecord;

/**
 * What a domain had published.
 *
 * @param domain where the record was
 * @param strictDkim signatures have to be of the very domain
 * @param strictSpf the reverse path has to be of the very domain
 * @param policy for the domain
 * @param subdomains for names below it
 * @param absent for names below it that do not exist
 * @param testing the domain only tries
 * @param percentage as published
 */
public record PublishedPolicy(
        String domain,
        boolean strictDkim,
        boolean strictSpf,
        DmarcPolicy policy,
        DmarcPolicy subdomains,
        DmarcPolicy absent,
        boolean testing,
        int percentage) {

    static PublishedPolicy of(String domain, DmarcRecord record) {
        return new PublishedPolicy(
                domain,
                record.strictDkim(),
                record.strictSpf(),
                record.policy(),
                record.subdomainPolicy(),
                record.absentPolicy(),
                record.isTesting(),
                record.percentage());
    }
}
