package dev.mailwright.records;

import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.Srv;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A record that is there or not. */
final class SetInspection extends Inspection {

    SetInspection(DnsClient dns, DnsRecord<?> record) {
        super(dns, record);
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        return dns.query(record.owner(), record.type()).thenApply(answer -> {
            if (answer.isUnavailable()) {
                return unknown(answer);
            }
            List<?> found = answer.toOptional().<List<?>>map(DnsAnswer::records).orElse(List.of());
            if (found.stream().anyMatch(this::isWanted)) {
                boolean unsigned = record.type() == RecordType.TLSA
                        && !answer.toOptional().map(DnsAnswer::isValidated).orElse(false);
                return unsigned
                        ? say(Standing.ADVICE, "it is there, but counts only where the zone is signed by DNSSEC")
                        : say(Standing.PUBLISHED, PlainText.of(record.value()));
            }
            return found.isEmpty() ? missingUnlessItSaysNothing() : different(found);
        });
    }

    /** Where and at which port counts; priorities are a matter of taste. */
    private boolean isWanted(Object found) {
        return found instanceof Srv there && record.value() instanceof Srv wanted
                ? there.port() == wanted.port() && there.target().equals(wanted.target())
                : found.equals(record.value());
    }

    private List<DnsFinding> missingUnlessItSaysNothing() {
        return record.value() instanceof Srv srv && srv.target().isRoot()
                ? say(Standing.ADVICE, "not there; a record would spare mail programs their search: " + record.line())
                : missing();
    }

    private List<DnsFinding> different(List<?> found) {
        String there = String.join(", ", found.stream().map(PlainText::of).toList());
        return say(Standing.DIFFERENT, "there is " + there + " instead of " + PlainText.of(record.value()));
    }
}
