package dev.mailwright.dmarc.report;

import dev.mailwright.dmarc.DmarcPolicy;
import java.util.List;

/**
 * Messages that were alike.
 *
 * @param source the address that they came from
 * @param count how many there were
 * @param disposition what was done with them
 * @param dkim a signature passed that belongs to the From domain
 * @param spf SPF passed for a domain that belongs to it
 * @param overrides why something else was done than was asked for, such as {@code local_policy}; mostly empty
 * @param headerFrom the domain of the From field
 * @param envelopeFrom the domain of the reverse path; may be empty
 * @param results each method and identity that was checked
 */
public record ReportRow(
        String source,
        long count,
        DmarcPolicy disposition,
        boolean dkim,
        boolean spf,
        List<String> overrides,
        String headerFrom,
        String envelopeFrom,
        List<Result> results) {

    /**
     * What one method came to.
     *
     * @param method {@code dkim} or {@code spf}
     * @param domain that was checked
     * @param selector of a signature; empty for SPF
     * @param result such as {@code pass}
     */
    public record Result(String method, String domain, String selector, String result) {}

    public ReportRow {
        overrides = List.copyOf(overrides);
        results = List.copyOf(results);
    }

    ReportRow times(long number) {
        return new ReportRow(source, number, disposition, dkim, spf, overrides, headerFrom, envelopeFrom, results);
    }
}
