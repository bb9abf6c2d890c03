package dev.mailwright.dmarc.report;

import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dkim.DkimStatus;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dmarc.DmarcResult;
import dev.mailwright.dns.DnsName;
import dev.mailwright.spf.SpfResult;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what is seen of each domain that asks for reports, until they are taken. Only so many different rows are kept; what
 * comes beyond is counted and left out. Thread-safe; in memory only.
 */
public final class ReportCollector {

    private static final int USUAL_ROWS = 100_000;
    private static final int MAX_SIGNATURES = 10;

    private final InstantSource clock;
    private final int maxRows;
    private final Map<DnsName, Gathered> domains = new LinkedHashMap<>();
    private int rows;
    private long lost;
    private Instant begin;

    /** What was gathered of a domain. */
    private record Gathered(PublishedPolicy policy, List<String> addresses, Map<ReportRow, Long> counts) {}

    /**
     * A report and who wants it.
     *
     * @param addresses URIs as in {@code rua=}; one outside of the domain has to agree first (rfc7489#7.1)
     */
    public record Finished(AggregateReport report, List<String> addresses) {

        public Finished {
            addresses = List.copyOf(addresses);
        }
    }

    private ReportCollector(InstantSource clock, int maxRows) {
        this.clock = clock;
        this.maxRows = maxRows;
        this.begin = clock.instant();
    }

    /** Keeps up to 100,000 rows. */
    public static ReportCollector of(InstantSource clock) {
        return new ReportCollector(clock, USUAL_ROWS);
    }

    /** Keeps up to so many rows. */
    public ReportCollector maxRows(int number) {
        return new ReportCollector(clock, number);
    }

    /**
     * Notes one message.
     *
     * @param done what was done with it in the end
     * @param override why that is not what was asked for, such as {@code local_policy}; empty where it is
     */
    public void add(
            InetAddress client,
            SpfResult spf,
            List<DkimResult> dkim,
            DmarcResult dmarc,
            DmarcPolicy done,
            String override) {
        dmarc.record().filter(record -> !record.aggregateReports().isEmpty()).ifPresent(record -> {
            ReportRow row = row(client, spf, dkim, dmarc, done, override);
            note(
                    dmarc.recordDomain(),
                    new Gathered(
                            PublishedPolicy.of(dmarc.recordDomain().toString(), record),
                            record.aggregateReports(),
                            new LinkedHashMap<>()),
                    row);
        });
    }

    private static ReportRow row(
            InetAddress client,
            SpfResult spf,
            List<DkimResult> dkim,
            DmarcResult dmarc,
            DmarcPolicy done,
            String override) {
        List<ReportRow.Result> results = new ArrayList<>();
        for (DkimResult each : dkim) {
            if (each.status() != DkimStatus.NONE && each.domain().isPresent() && results.size() < MAX_SIGNATURES) {
                results.add(new ReportRow.Result(
                        "dkim",
                        each.domain().get().toString(),
                        each.selector().map(DnsName::toString).orElse(""),
                        each.status().toString()));
            }
        }
        results.add(new ReportRow.Result("spf", spf.domain(), "", spf.status().toString()));
        return new ReportRow(
                client.getHostAddress(),
                0,
                done,
                dmarc.dkimAligned(),
                dmarc.spfAligned(),
                override.isEmpty() ? List.of() : List.of(override),
                dmarc.from().toString(),
                spf.domain(),
                results);
    }

    private synchronized void note(DnsName domain, Gathered fresh, ReportRow row) {
        Gathered known = domains.get(domain);
        boolean first = known == null || !known.counts().containsKey(row);
        if (first && rows >= maxRows) {
            lost++;
            return;
        }
        rows += first ? 1 : 0;
        domains.computeIfAbsent(domain, d -> fresh).counts().merge(row, 1L, Long::sum);
    }

    /** Messages that were left out since the reports were taken last. */
    public synchronized long lost() {
        return lost;
    }

    /**
     * Takes what was gathered, one report a domain, and begins anew.
     *
     * @param organization that reports
     * @param email where it can be asked
     */
    public synchronized List<Finished> take(String organization, String email) {
        Instant end = clock.instant();
        List<Finished> finished = new ArrayList<>();
        domains.forEach((domain, gathered) -> {
            String id = domain + "-" + begin.getEpochSecond() + "-" + end.getEpochSecond();
            List<ReportRow> counted = new ArrayList<>();
            gathered.counts().forEach((row, count) -> counted.add(row.times(count)));
            ReportOrigin origin = new ReportOrigin(organization, email, id, begin, end);
            finished.add(new Finished(new AggregateReport(origin, gathered.policy(), counted), gathered.addresses()));
        });
        domains.clear();
        rows = 0;
        lost = 0;
        begin = end;
        return finished;
    }
}
