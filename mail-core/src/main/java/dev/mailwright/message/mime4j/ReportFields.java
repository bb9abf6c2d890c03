package dev.mailwright.message.mime4j;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.RawField;

/** Fields as the message model of Mime4j wants them. */
final class ReportFields {

    private ReportFields() {}

    static ParsedField parsed(RawField field) {
        return LenientFieldParser.getParser().parse(field, DecodeMonitor.SILENT);
    }
}
