package dev.mailwright.records;

/** Records as a zone file, grouped by how much depends on them. */
final class ZoneText {

    private ZoneText() {}

    static String of(DnsRecords all) {
        StringBuilder out = new StringBuilder("; mail of " + all.domain() + "\n");
        for (Importance importance : Importance.values()) {
            out.append("\n; ").append(importance).append('\n');
            for (DnsRecord<?> record : all.records()) {
                if (record.importance() == importance && all.isInZone(record)) {
                    out.append("; ").append(record.purpose()).append('\n');
                    out.append(record.line()).append('\n');
                }
            }
        }
        out.append("\n; not in this zone\n");
        for (DnsRecord<?> record : all.records()) {
            if (!all.isInZone(record)) {
                out.append("; ").append(record.importance()).append(": ").append(record.purpose());
                out.append("\n;   ").append(record.line()).append('\n');
            }
        }
        out.append("\n; the file ").append(all.policy().url()).append('\n');
        all.policy()
                .text()
                .lines()
                .forEach(line -> out.append(";   ").append(line).append('\n'));
        return out.toString();
    }
}
