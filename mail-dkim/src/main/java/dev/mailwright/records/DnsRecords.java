package dev.mailwright.records;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dns.DnsName;
import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a domain has to publish so that its mail arrives and is believed. Immutable. */
public final class DnsRecords {

    private final DnsName domain;
    private final List<DnsRecord<?>> records;
    private final List<DnsName> hosts;
    private final List<InetAddress> addresses;
    private final MtaStsPolicy policy;

    private DnsRecords(Builder builder) {
        domain = builder.domain;
        hosts = List.copyOf(builder.hosts.keySet());
        addresses = builder.hosts.values().stream().flatMap(List::stream).toList();
        policy = new MtaStsPolicy(domain, builder.mode, hosts, builder.policyAge);
        records = new Plan(builder, policy).records();
    }

    /**
     * Begins to describe the mail of a domain.
     *
     * @throws IllegalArgumentException for an address literal
     */
    public static Builder forDomain(Domain domain) {
        if (domain.isLiteral()) {
            throw new IllegalArgumentException("an address literal has no records");
        }
        return new Builder(DnsName.of(domain));
    }

    public DnsName domain() {
        return domain;
    }

    /** The hosts that take its mail, the first one first. */
    public List<DnsName> hosts() {
        return hosts;
    }

    /** The addresses of the hosts, as far as they were named. */
    public List<InetAddress> addresses() {
        return addresses;
    }

    /** All records, the most important ones first; PTR records belong to whoever has given out the addresses. */
    public List<DnsRecord<?>> records() {
        return records;
    }

    /** The file that belongs to the MTA-STS record. */
    public MtaStsPolicy policy() {
        return policy;
    }

    /** Whether a record belongs to the zone of this domain, as far as names tell. */
    public boolean isInZone(DnsRecord<?> record) {
        return record.owner().isWithin(domain);
    }

    /** The text for a BIND zone file (rfc1035#5), with full names; what belongs elsewhere is a comment. */
    public String zone() {
        return ZoneText.of(this);
    }

    /** The same as JSON. */
    public String json() {
        return RecordsJson.of(this);
    }

    @Override
    public String toString() {
        return zone();
    }

    /**
     * Describes the mail of a domain. Mutable; confined to one thread.
     *
     * <ul>
     *   <li>the host {@code mail} of the domain, if none is named
     *   <li>submission and IMAP, both ways, at their usual ports
     *   <li>nobody else sends for the domain
     *   <li>what fails DMARC should be filed as junk; reports to {@code postmaster}
     *   <li>MTA-STS for testing, remembered for a week
     *   <li>web pages for mail programs are on the first host
     *   <li>an hour of life
     * </ul>
     */
    public static final class Builder {

        final DnsName domain;
        final Map<DnsName, List<InetAddress>> hosts = new LinkedHashMap<>();
        final SenderTerms senders = new SenderTerms();
        final List<DkimKey> keys = new ArrayList<>();
        final Map<ClientService, Integer> services = new EnumMap<>(ClientService.class);
        final List<PublicKey> hostKeys = new ArrayList<>();
        DmarcPolicy dmarc = DmarcPolicy.QUARANTINE;
        String reports;
        MtaStsPolicy.Mode mode = MtaStsPolicy.Mode.TESTING;
        Duration policyAge = Duration.ofDays(7);
        Optional<DnsName> webHost = Optional.empty();
        Duration ttl = Duration.ofHours(1);

        private Builder(DnsName domain) {
            this.domain = domain;
            this.reports = "postmaster@" + domain;
        }

        /**
         * A host that takes mail; those named first are preferred. Its addresses are published if it is in the domain.
         *
         * @throws IllegalArgumentException if it is no name
         */
        public Builder host(String name, InetAddress... addresses) {
            hosts.put(DnsName.of(name), List.copyOf(Arrays.asList(addresses)));
            return this;
        }

        /** Keys whose records are published; those of other domains do not matter. */
        public Builder keys(List<DkimKey> more) {
            keys.addAll(more);
            return this;
        }

        /** Mail leaves through this host, given by its name or address, so it may send for the domain. */
        public Builder smarthost(String host) {
            senders.host(host);
            return this;
        }

        /**
         * Others who may send for the domain.
         *
         * @param mechanism of SPF, such as {@code include:_spf.example.net} or {@code ip4:192.0.2.0/28}
         * @throws IllegalArgumentException if it is none, lets everybody in, or is {@code ptr}
         */
        public Builder sender(String mechanism) {
            senders.add(mechanism);
            return this;
        }

        /** What should be done with mail that fails DMARC. */
        public Builder dmarc(DmarcPolicy policy) {
            dmarc = policy;
            return this;
        }

        /** Where reports of others go. */
        public Builder reports(EmailAddress address) {
            reports = address.toString();
            return this;
        }

        /** A service for mail programs; with the first one named, the usual ones are forgotten. */
        public Builder service(ClientService service, int port) {
            services.put(service, port);
            return this;
        }

        /** The key of a certificate that the hosts show or will show, for DANE. Of use only in a signed zone. */
        public Builder hostKey(PublicKey key) {
            hostKeys.add(key);
            return this;
        }

        /** What others should do where TLS fails, and how long they should remember that. */
        public Builder mtaSts(MtaStsPolicy.Mode what, Duration maxAge) {
            mode = what;
            policyAge = maxAge;
            return this;
        }

        /** The host with the web pages for MTA-STS and for settings of mail programs. */
        public Builder webHost(String name) {
            webHost = Optional.of(DnsName.of(name));
            return this;
        }

        /** How long others may remember the records. */
        public Builder ttl(Duration time) {
            ttl = time;
            return this;
        }

        public DnsRecords build() {
            if (hosts.isEmpty()) {
                host("mail." + domain);
            }
            if (services.isEmpty()) {
                for (ClientService usual : List.of(
                        ClientService.SUBMISSION, ClientService.SUBMISSIONS, ClientService.IMAP, ClientService.IMAPS)) {
                    service(usual, usual.port());
                }
            }
            return new DnsRecords(this);
        }
    }
}
