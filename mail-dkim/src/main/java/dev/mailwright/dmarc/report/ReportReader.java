package dev.mailwright.dmarc.report;

import dev.mailwright.dmarc.DmarcPolicy;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** Reads a report of somebody else's. Linear; whatever is missing is empty, whatever is unknown is passed over. */
final class ReportReader {

    static final int MAX_OCTETS = 64 << 20;
    static final int MAX_ROWS = 100_000;

    private static final String METADATA = "/feedback/report_metadata/";
    private static final String POLICY = "/feedback/policy_published/";
    private static final String RECORD = "/feedback/record";
    private static final int MAX_RESULTS = 100;

    private final Map<String, String> head = new HashMap<>();
    private final List<ReportRow> rows = new ArrayList<>();
    private Map<String, String> row = new HashMap<>();
    private List<String> overrides = new ArrayList<>();
    private List<ReportRow.Result> results = new ArrayList<>();
    private Map<String, String> result = new HashMap<>();

    private ReportReader() {}

    static AggregateReport read(InputStream in) throws IOException {
        ReportReader reader = new ReportReader();
        XmlPaths.walk(new Bounded(unpacked(in)), reader::element);
        return reader.report();
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(4);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first == 0x1f && second == 0x8b) {
            return new GZIPInputStream(buffered);
        }
        if (first == 'P' && second == 'K') {
            ZipInputStream zip = new ZipInputStream(buffered);
            if (zip.getNextEntry() == null) {
                throw new ReportSyntaxException("an empty zip file");
            }
            return zip;
        }
        return buffered;
    }

    /** An element has ended; its text is empty where it has elements inside. */
    private void element(String path, String text) {
        if (path.equals(RECORD)) {
            row();
        } else if (path.startsWith(RECORD + "/auth_results/")) {
            result(path.substring((RECORD + "/auth_results/").length()), text);
        } else if (path.equals(RECORD + "/row/policy_evaluated/reason/type") && overrides.size() < MAX_RESULTS) {
            overrides.add(text);
        } else if (path.startsWith(RECORD + "/")) {
            row.put(path.substring(RECORD.length() + 1), text);
        } else {
            head.put(path, text);
        }
    }

    private void result(String path, String text) {
        int slash = path.indexOf('/');
        if (slash >= 0) {
            result.put(path.substring(slash + 1), text);
        } else {
            if (results.size() < MAX_RESULTS) {
                results.add(new ReportRow.Result(
                        path, get(result, "domain"), get(result, "selector"), get(result, "result")));
            }
            result = new HashMap<>();
        }
    }

    private static String get(Map<String, String> map, String key) {
        return map.getOrDefault(key, "");
    }

    private void row() {
        if (rows.size() >= MAX_ROWS) {
            throw new ReportSyntaxException("more than " + MAX_ROWS + " rows");
        }
        rows.add(new ReportRow(
                get(row, "row/source_ip"),
                number(get(row, "row/count")),
                policy(get(row, "row/policy_evaluated/disposition")),
                get(row, "row/policy_evaluated/dkim").equalsIgnoreCase("pass"),
                get(row, "row/policy_evaluated/spf").equalsIgnoreCase("pass"),
                overrides,
                get(row, "identifiers/header_from"),
                get(row, "identifiers/envelope_from"),
                results));
        row = new HashMap<>();
        overrides = new ArrayList<>();
        results = new ArrayList<>();
    }

    private AggregateReport report() {
        if (!head.containsKey("/feedback") || get(head, POLICY + "domain").isEmpty()) {
            throw new ReportSyntaxException("not an aggregate report");
        }
        ReportOrigin origin = new ReportOrigin(
                get(head, METADATA + "org_name"),
                get(head, METADATA + "email"),
                get(head, METADATA + "report_id"),
                instant(get(head, METADATA + "date_range/begin")),
                instant(get(head, METADATA + "date_range/end")));
        DmarcPolicy p = policy(get(head, POLICY + "p"));
        DmarcPolicy sp = head.containsKey(POLICY + "sp") ? policy(get(head, POLICY + "sp")) : p;
        PublishedPolicy policy = new PublishedPolicy(
                get(head, POLICY + "domain").toLowerCase(Locale.ROOT),
                get(head, POLICY + "adkim").equals("s"),
                get(head, POLICY + "aspf").equals("s"),
                p,
                sp,
                head.containsKey(POLICY + "np") ? policy(get(head, POLICY + "np")) : sp,
                get(head, POLICY + "testing").equals("y"),
                head.containsKey(POLICY + "pct") ? (int) Math.min(100, number(get(head, POLICY + "pct"))) : 100);
        return new AggregateReport(origin, policy, rows);
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Math.min(number(seconds), Instant.MAX.getEpochSecond()));
    }

    /** 0 for what is none. */
    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : 0;
    }

    private static DmarcPolicy policy(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "reject" -> DmarcPolicy.REJECT;
            case "quarantine" -> DmarcPolicy.QUARANTINE;
            default -> DmarcPolicy.NONE;
        };
    }

    /** Ends a report that unpacks to more than anybody sends. */
    private static final class Bounded extends FilterInputStream {

        private long left = MAX_OCTETS;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = in.read(to, offset, length);
            left -= read;
            if (left < 0) {
                throw new ReportSyntaxException("more than " + MAX_OCTETS + " octets");
            }
            return read;
        }
    }
}
