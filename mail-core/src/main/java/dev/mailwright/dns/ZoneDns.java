package dev.mailwright.dns;

import dev.mailwright.Lookup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * Answers from records that it was given, for tests: those of zone files (rfc1035#5) and single ones. Wildcards and
 * aliases work; what it does not have is absent. Answers are complete at once. Thread-safe; records may be added while it
 * is in use.
 */
public final class ZoneDns implements DnsClient {

    private static final int MAX_ALIASES = 16;

    private final Map<Question, List<Object>> records = new HashMap<>();
    private final Map<DnsName, String> broken = new HashMap<>();
    private final AtomicInteger queries = new AtomicInteger();
    private boolean validated;

    private ZoneDns() {}

    /** One that has nothing yet. */
    public static ZoneDns empty() {
        return new ZoneDns();
    }

    /**
     * One with the records of a zone file.
     *
     * @param text with full names, or with an {@code $ORIGIN}; includes are refused
     * @throws IllegalArgumentException if it is no zone file
     */
    public static ZoneDns of(String text) {
        return new ZoneDns().zone(text);
    }

    /** One with the records of a zone file on disk. */
    public static ZoneDns of(Path file) {
        try {
            return of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a zone file", e);
        }
    }

    /** Adds the records of a zone file. */
    public synchronized ZoneDns zone(String text) {
        try (Master master =
                new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Name.root, 300)) {
            master.disableIncludes(true);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                keep(record);
            }
            return this;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a zone file: " + e.getMessage(), e);
        }
    }

    private void keep(Record record) {
        Optional<DnsName> owner = Names.fromWire(record.getName());
        for (RecordType<?> type : RecordType.all()) {
            Optional<?> value = Records.read(record, type);
            owner.ifPresent(name -> value.ifPresent(v -> list(name, type).add(v)));
        }
    }

    private List<Object> list(DnsName name, RecordType<?> type) {
        return records.computeIfAbsent(new Question(name, type), q -> new ArrayList<>());
    }

    /** Adds a record. */
    public synchronized <T> ZoneDns add(String name, RecordType<T> type, T record) {
        list(DnsName.of(name), type).add(record);
        return this;
    }

    /** Takes all records of a kind away from a name. */
    public synchronized ZoneDns remove(String name, RecordType<?> type) {
        records.remove(new Question(DnsName.of(name), type));
        return this;
    }

    /** Lets every question about a name go unanswered. */
    public synchronized ZoneDns fail(String name, String reason) {
        broken.put(DnsName.of(name), reason);
        return this;
    }

    /** Lets answers count as validated from now on. */
    public synchronized ZoneDns signed() {
        validated = true;
        return this;
    }

    /** How many questions it was asked. */
    public int queries() {
        return queries.get();
    }

    @Override
    public <T> CompletionStage<Lookup<DnsAnswer<T>>> query(DnsName name, RecordType<T> type) {
        queries.incrementAndGet();
        return CompletableFuture.completedFuture(answer(name, type));
    }

    private synchronized <T> Lookup<DnsAnswer<T>> answer(DnsName name, RecordType<T> type) {
        DnsName at = name;
        for (int hops = 0; hops < MAX_ALIASES; hops++) {
            String reason = broken.get(at);
            if (reason != null) {
                return Lookup.unavailable(reason);
            }
            List<T> found = find(at, type);
            if (!found.isEmpty()) {
                DnsAnswer<T> answer = DnsAnswer.of(at, found);
                return Lookup.found(validated ? answer.asValidated() : answer);
            }
            List<DnsName> aliases = find(at, RecordType.CNAME);
            if (aliases.isEmpty()) {
                return Lookup.absent();
            }
            at = aliases.get(0);
        }
        return Lookup.unavailable("aliases in circles");
    }

    /** A wildcard stands for names that are not there at all. // rfc4592#3.3.1 */
    private <T> List<T> find(DnsName name, RecordType<T> type) {
        List<T> exact = of(name, type);
        if (!exact.isEmpty() || exists(name)) {
            return exact;
        }
        for (Optional<DnsName> up = name.parent(); up.isPresent(); up = up.flatMap(DnsName::parent)) {
            Optional<DnsName> wildcard = up.flatMap(n -> n.below("*"));
            if (wildcard.isPresent() && exists(wildcard.get())) {
                return of(wildcard.get(), type);
            }
            if (exists(up.get())) {
                return List.of();
            }
        }
        return List.of();
    }

    private boolean exists(DnsName name) {
        return RecordType.all().stream().anyMatch(type -> records.containsKey(new Question(name, type)));
    }

    private <T> List<T> of(DnsName name, RecordType<T> type) {
        return records.getOrDefault(new Question(name, type), List.of()).stream()
                .map(type.kind()::cast)
                .toList();
    }
}
