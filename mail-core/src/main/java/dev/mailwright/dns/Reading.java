package dev.mailwright.dns;

import dev.mailwright.Lookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * What a message says to a question.
 *
 * @param answer what is known; unavailable where the servers' answer makes no sense
 * @param memory how long that may be remembered
 * @param next the alias to ask for where the server did not go on itself
 */
record Reading<T>(Lookup<DnsAnswer<T>> answer, Duration memory, Optional<DnsName> next) {

    /** Aliases in one answer. */
    static final int MAX_ALIASES = 16;

    static <T> Reading<T> unavailable(String why) {
        return new Reading<>(Lookup.unavailable(why), Duration.ZERO, Optional.empty());
    }

    /** @param trusted whether to believe the server that it has validated */
    static <T> Reading<T> of(Message message, DnsName name, RecordType<T> type, boolean trusted) {
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return unavailable("the name server answered " + Rcode.string(rcode));
        }
        List<Record> records = message.getSection(Section.ANSWER);
        Chain chain = Chain.follow(records, name, type);
        if (chain.endless()) {
            return unavailable("aliases in circles");
        }
        List<T> values = values(records, chain.end(), type);
        if (values.isEmpty()) {
            return nothing(message, name, chain, rcode);
        }
        Duration ttl = Duration.ofSeconds(Math.min(chain.ttl(), ttl(records, chain.end(), type)));
        DnsAnswer<T> answer = DnsAnswer.of(chain.end(), values).ttl(ttl);
        boolean validated = trusted && message.getHeader().getFlag(Flags.AD);
        return new Reading<>(Lookup.found(validated ? answer.asValidated() : answer), ttl, Optional.empty());
    }

    private static <T> Reading<T> nothing(Message message, DnsName name, Chain chain, int rcode) {
        Optional<Duration> memory = negative(message);
        boolean unfinished =
                rcode == Rcode.NOERROR && memory.isEmpty() && !chain.end().equals(name);
        return new Reading<>(
                Lookup.absent(),
                memory.orElse(Duration.ZERO),
                unfinished ? Optional.of(chain.end()) : Optional.empty());
    }

    /** Without the zone's word for it, nothing is remembered. // rfc2308#5 */
    private static Optional<Duration> negative(Message message) {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .map(soa -> Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum())))
                .findFirst();
    }

    private static <T> List<T> values(List<Record> records, DnsName owner, RecordType<T> type) {
        List<T> values = new ArrayList<>();
        for (Record record : records) {
            if (Chain.isOf(record, owner)) {
                Records.read(record, type).ifPresent(values::add);
            }
        }
        return values;
    }

    private static long ttl(List<Record> records, DnsName owner, RecordType<?> type) {
        return records.stream()
                .filter(record -> record.getType() == type.code() && Chain.isOf(record, owner))
                .mapToLong(Record::getTTL)
                .min()
                .orElse(0);
    }

    /** From alias to alias, as far as the message goes. */
    record Chain(DnsName end, long ttl, boolean endless) {

        static Chain follow(List<Record> records, DnsName name, RecordType<?> type) {
            DnsName at = name;
            long ttl = Long.MAX_VALUE;
            if (type == RecordType.CNAME) {
                return new Chain(at, ttl, false);
            }
            for (int hops = 0; hops <= MAX_ALIASES; hops++) {
                DnsName here = at;
                Optional<Record> alias = records.stream()
                        .filter(r -> r.getType() == RecordType.CNAME.code() && isOf(r, here))
                        .findFirst();
                Optional<DnsName> target = alias.flatMap(r -> Records.read(r, RecordType.CNAME));
                if (target.isEmpty()) {
                    return new Chain(at, ttl, false);
                }
                ttl = Math.min(ttl, alias.map(Record::getTTL).orElse(0L));
                at = target.get();
            }
            return new Chain(at, 0, true);
        }

        static boolean isOf(Record record, DnsName owner) {
            return Names.fromWire(record.getName()).filter(owner::equals).isPresent();
        }
    }
}
