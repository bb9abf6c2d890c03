package dev.mailwright.dmarc.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a report. */
final class ReportWriter {

    private static final String NAMESPACE = "urn:ietf:params:xml:ns:dmarc-2.0";

    private final AggregateReport report;
    private final boolean second;
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    ReportWriter(AggregateReport report, AggregateReport.Format format) {
        this.report = report;
        this.second = format == AggregateReport.Format.DMARC_2;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("every JDK writes XML", e);
        }
    }

    String write() {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feedback");
            if (second) {
                xml.writeDefaultNamespace(NAMESPACE);
            }
            text("version", "1.0");
            origin();
            policy();
            for (ReportRow row : report.rows()) {
                record(row);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }

    private void text(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(value));
        xml.writeEndElement();
    }

    /** XML 1.0 has no words for most control characters, and none for halves of a pair. */
    private static String allowed(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.codePoints()
                .forEach(c -> out.appendCodePoint(
                        (c < ' ' && c != '\t') || (c >= 0xd800 && c < 0xe000) || c >= 0xfffe && c < 0x10000 ? '?' : c));
        return out.toString();
    }

    private void origin() throws XMLStreamException {
        ReportOrigin origin = report.origin();
        xml.writeStartElement("report_metadata");
        text("org_name", origin.organization());
        text("email", origin.email());
        text("report_id", origin.id());
        xml.writeStartElement("date_range");
        text("begin", Long.toString(origin.begin().getEpochSecond()));
        text("end", Long.toString(origin.end().getEpochSecond()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void policy() throws XMLStreamException {
        PublishedPolicy policy = report.policy();
        xml.writeStartElement("policy_published");
        text("domain", policy.domain());
        text("adkim", policy.strictDkim() ? "s" : "r");
        text("aspf", policy.strictSpf() ? "s" : "r");
        text("p", policy.policy().toString());
        text("sp", policy.subdomains().toString());
        if (second) {
            text("np", policy.absent().toString());
            text("testing", policy.testing() ? "y" : "n");
        } else {
            text("pct", Integer.toString(policy.percentage()));
        }
        xml.writeEndElement();
    }

    private void record(ReportRow row) throws XMLStreamException {
        xml.writeStartElement("record");
        xml.writeStartElement("row");
        text("source_ip", row.source());
        text("count", Long.toString(row.count()));
        xml.writeStartElement("policy_evaluated");
        text("disposition", row.disposition().toString());
        text("dkim", row.dkim() ? "pass" : "fail");
        text("spf", row.spf() ? "pass" : "fail");
        for (String reason : row.overrides()) {
            xml.writeStartElement("reason");
            text("type", reason);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("identifiers");
        text("envelope_from", row.envelopeFrom());
        text("header_from", row.headerFrom());
        xml.writeEndElement();
        results(row);
        xml.writeEndElement();
    }

    private void results(ReportRow row) throws XMLStreamException {
        xml.writeStartElement("auth_results");
        for (ReportRow.Result result : row.results()) {
            xml.writeStartElement(result.method());
            text("domain", result.domain());
            if (!result.selector().isEmpty()) {
                text("selector", result.selector());
            }
            if (result.method().equals("spf")) {
                text("scope", row.envelopeFrom().isEmpty() ? "helo" : "mfrom");
            }
            text("result", result.result());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
