package dev.mailwright.dmarc.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What a receiver saw of a domain's mail in some time.
 *
 * @param origin who says so, and of what time
 * @param policy what the domain had published
 * @param rows what was seen, alike mail counted together
 */
public record AggregateReport(ReportOrigin origin, PublishedPolicy policy, List<ReportRow> rows) {

    /** Which words are used. */
    public enum Format {
        /** Appendix C of RFC 7489, which everybody reads. */
        RFC7489,
        /** That of its successor: with a namespace, {@code np} and {@code testing}, without {@code pct}. */
        DMARC_2
    }

    public AggregateReport {
        rows = List.copyOf(rows);
    }

    /**
     * Reads what others have sent: XML, or XML inside gzip or zip. At most {@value ReportReader#MAX_OCTETS} octets of XML
     * and {@value ReportReader#MAX_ROWS} rows; declarations of types and entities are refused. Closes nothing.
     *
     * @throws ReportSyntaxException if it is no report
     * @throws IOException what the stream throws
     */
    public static AggregateReport read(InputStream in) throws IOException {
        return ReportReader.read(in);
    }

    /** How many messages it is about. */
    public long messages() {
        return rows.stream().mapToLong(ReportRow::count).sum();
    }

    /** The report as XML in UTF-8. */
    public String xml(Format format) {
        return new ReportWriter(this, format).write();
    }

    /** The same in gzip, as it is sent. // rfc7489#7.2.1.1 */
    public byte[] gzip(Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(xml(format).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The name of the file that is sent. // rfc7489#7.2.1.1 */
    public String fileName(String receiver) {
        return receiver + "!" + policy.domain() + "!" + origin.begin().getEpochSecond() + "!"
                + origin.end().getEpochSecond() + ".xml.gz";
    }
}
