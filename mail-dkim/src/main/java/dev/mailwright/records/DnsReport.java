package dev.mailwright.records;

import java.util.List;
import java.util.stream.Collectors;

/** How what is published compares with what is wanted. Immutable. */
public final class DnsReport {

    private final List<DnsFinding> findings;

    DnsReport(List<DnsFinding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** In the order of the records. */
    public List<DnsFinding> findings() {
        return findings;
    }

    /** Those that stand so. */
    public List<DnsFinding> standing(Standing standing) {
        return findings.stream().filter(f -> f.standing() == standing).toList();
    }

    /** Whether nothing that is required or highly recommended is missing or different. */
    public boolean isGood() {
        return findings.stream()
                .filter(f -> f.importance() != Importance.RECOMMENDED)
                .noneMatch(f -> f.standing() == Standing.MISSING || f.standing() == Standing.DIFFERENT);
    }

    /** One line a finding. */
    @Override
    public String toString() {
        return findings.stream().map(f -> f + "\n").collect(Collectors.joining());
    }
}
