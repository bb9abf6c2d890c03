package dev.mailwright.records;

import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.Srv;
import dev.mailwright.dns.Tlsa;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes the records of a domain out of its description. */
final class Plan {

    private final DnsRecords.Builder wish;
    private final MtaStsPolicy policy;
    private final DnsName domain;
    private final DnsName first;
    private final List<DnsRecord<?>> records = new ArrayList<>();

    Plan(DnsRecords.Builder wish, MtaStsPolicy policy) {
        this.wish = wish;
        this.policy = policy;
        this.domain = wish.domain;
        this.first = wish.hosts.keySet().iterator().next();
    }

    List<DnsRecord<?>> records() {
        hosts();
        reverse();
        senders();
        transport();
        services();
        return List.copyOf(records);
    }

    private <T> void add(DnsName owner, RecordType<T> type, T value, Importance importance, String purpose) {
        DnsRecord<T> record = new DnsRecord<>(owner, wish.ttl, type, value, importance, purpose);
        if (!records.contains(record)) {
            records.add(record);
        }
    }

    private DnsName below(String labels) {
        return below(labels, domain);
    }

    private static DnsName below(String labels, DnsName name) {
        return name.below(labels).orElseThrow(() -> new IllegalArgumentException(name + " is too long for records"));
    }

    private void hosts() {
        int preference = 10;
        for (DnsName host : wish.hosts.keySet()) {
            add(domain, RecordType.MX, new Mx(preference, host), Importance.REQUIRED, "the host that takes the mail");
            preference += 10;
        }
        wish.hosts.forEach((host, addresses) -> addresses.forEach(address -> {
            if (host.isWithin(domain)) {
                address(host, address, Importance.REQUIRED, "the address of the host");
            }
        }));
    }

    private void address(DnsName name, InetAddress address, Importance importance, String purpose) {
        if (address instanceof Inet4Address four) {
            add(name, RecordType.A, four, importance, purpose);
        } else if (address instanceof Inet6Address six) {
            add(name, RecordType.AAAA, six, importance, purpose);
        }
    }

    /** Others compare the name of who connects with its address, both ways. */
    private void reverse() {
        for (Map.Entry<DnsName, List<InetAddress>> host : wish.hosts.entrySet()) {
            for (InetAddress address : host.getValue()) {
                add(
                        DnsName.reverse(address),
                        RecordType.PTR,
                        host.getKey(),
                        Importance.HIGHLY_RECOMMENDED,
                        "the name of the address, set by whoever has given it out");
            }
        }
    }

    private void senders() {
        Importance high = Importance.HIGHLY_RECOMMENDED;
        add(domain, RecordType.TXT, wish.senders.record(), high, "SPF: who may send for the domain");
        for (DkimKey key : wish.keys) {
            if (DnsName.of(key.domain()).equals(domain)) {
                add(key.recordName(), RecordType.TXT, key.key().keyRecord(), high, "DKIM: the key of its signatures");
            }
        }
        String dmarc = "v=DMARC1; p=" + wish.dmarc + "; rua=mailto:" + Uris.mailbox(wish.reports);
        add(below("_dmarc"), RecordType.TXT, dmarc, high, "DMARC: what to do with mail that is not of the domain");
        for (DnsName host : wish.hosts.keySet()) {
            if (host.isWithin(domain) && !host.equals(domain)) {
                add(
                        host,
                        RecordType.TXT,
                        "v=spf1 a -all",
                        Importance.RECOMMENDED,
                        "SPF of reports, which have no sender");
            }
        }
        reportsElsewhere();
    }

    /** Who gets reports about others has to agree. // rfc7489#7.1 */
    private void reportsElsewhere() {
        DnsName to = DnsName.of(wish.reports.substring(wish.reports.lastIndexOf('@') + 1));
        if (!to.isWithin(domain) && !domain.isWithin(to)) {
            DnsName owner = below(domain + "._report._dmarc", to);
            add(owner, RecordType.TXT, "v=DMARC1", Importance.RECOMMENDED, "the consent to get reports of the domain");
        }
    }

    private void transport() {
        Importance some = Importance.RECOMMENDED;
        DnsName web = wish.webHost.orElse(first);
        add(below("_mta-sts"), RecordType.TXT, "v=STSv1; id=" + policy.id(), some, "MTA-STS: deliver by TLS alone");
        add(below("mta-sts"), RecordType.CNAME, web, some, "MTA-STS: the host with the policy file");
        String reports = "v=TLSRPTv1; rua=mailto:" + Uris.mailbox(wish.reports);
        add(below("_smtp._tls"), RecordType.TXT, reports, some, "TLS-RPT: reports of failed TLS"); // rfc8460#3
        for (DnsName host : wish.hosts.keySet()) {
            for (PublicKey key : host.isWithin(domain) ? wish.hostKeys : List.<PublicKey>of()) {
                add(below("_25._tcp", host), RecordType.TLSA, tlsa(key), some, "DANE: the key of the host");
            }
        }
    }

    /** The public key alone, so that a certificate may be renewed. // rfc7672#3.1.1 */
    private static Tlsa tlsa(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new Tlsa(3, 1, 1, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is not offered says so with a target of the root. // rfc6186#3.4 */
    private void services() {
        Importance some = Importance.RECOMMENDED;
        for (ClientService service : ClientService.values()) {
            Integer port = wish.services.get(service);
            Srv srv = port == null ? new Srv(0, 0, 0, DnsName.ROOT) : new Srv(service.priority(), 1, port, first);
            String purpose = port == null ? "mail programs need not look for it" : "mail programs find it";
            add(below(service.label()), RecordType.SRV, srv, some, purpose);
        }
        DnsName web = wish.webHost.orElse(first);
        add(below("autoconfig"), RecordType.CNAME, web, some, "settings for Thunderbird and its kin");
        add(below("_autodiscover._tcp"), RecordType.SRV, new Srv(0, 1, 443, web), some, "settings for Outlook");
    }
}
