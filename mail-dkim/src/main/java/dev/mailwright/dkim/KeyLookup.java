package dev.mailwright.dkim;

import dev.mailwright.Lookup;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds the keys of signatures and keeps them parsed, by the text of their records. Thread-safe. */
final class KeyLookup {

    private static final int MAX_CHARS = 8_192;
    private static final int MAX_RECORDS = 10;

    private final DnsClient dns;
    private final Map<String, Optional<DkimKeyRecord>> parsed;

    KeyLookup(DnsClient dns, int remembered) {
        this(dns, new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<DkimKeyRecord>> eldest) {
                return size() > remembered;
            }
        });
    }

    private KeyLookup(DnsClient dns, Map<String, Optional<DkimKeyRecord>> parsed) {
        this.dns = dns;
        this.parsed = parsed;
    }

    /** The same memory with another client. */
    KeyLookup with(DnsClient client) {
        return new KeyLookup(client, parsed);
    }

    /** The first key record of a name. // rfc6376#3.6.2.2 */
    CompletionStage<Lookup<DkimKeyRecord>> find(DnsName name) {
        return dns.query(name, RecordType.TXT).thenApply(answer -> answer.flatMap(this::first));
    }

    private Lookup<DkimKeyRecord> first(DnsAnswer<String> answer) {
        List<String> records = answer.records();
        for (String record : records.subList(0, Math.min(MAX_RECORDS, records.size()))) {
            Optional<DkimKeyRecord> key = record.length() > MAX_CHARS ? Optional.empty() : parse(record);
            if (key.isPresent()) {
                return Lookup.found(key.get());
            }
        }
        return Lookup.absent();
    }

    private Optional<DkimKeyRecord> parse(String record) {
        synchronized (parsed) {
            Optional<DkimKeyRecord> known = parsed.get(record);
            if (known != null) {
                return known;
            }
        }
        Optional<DkimKeyRecord> key = DkimKeyRecord.parse(record);
        synchronized (parsed) {
            parsed.put(record, key);
        }
        return key;
    }
}
