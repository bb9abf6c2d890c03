package dev.mailwright.records;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.ZoneDns;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;

/** A domain with everything. */
final class Example {

    static final Domain DOMAIN = Domain.of("example.com");
    static final DkimKey RSA = DkimKey.of(DOMAIN, "dkim", SigningKey.generateRsa(new SecureRandom()));
    static final DkimKey ED = DkimKey.of(DOMAIN, "ed", SigningKey.generateEd25519(new SecureRandom()));

    private static final PublicKey HOST_KEY = hostKey();

    private Example() {}

    private static PublicKey hostKey() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static DnsRecords.Builder builder() {
        return DnsRecords.forDomain(DOMAIN)
                .host("mail.example.com", address("192.0.2.1"), address("2001:db8::1"))
                .host("mx.backup.example", address("192.0.2.9"))
                .keys(List.of(RSA, ED))
                .smarthost("smtp.provider.example")
                .smarthost("192.0.2.25")
                .sender("include:_spf.news.example")
                .dmarc(DmarcPolicy.REJECT)
                .reports(EmailAddress.of("reports@elsewhere.example"))
                .service(ClientService.IMAPS, 993)
                .service(ClientService.SUBMISSIONS, 465)
                .hostKey(HOST_KEY)
                .webHost("www.example.com");
    }

    /** A zone with the records, and with what others publish. */
    static ZoneDns published(DnsRecords records) {
        ZoneDns dns = ZoneDns.of(records.zone());
        for (DnsRecord<?> record : records.records()) {
            if (!records.isInZone(record)) {
                dns.zone(record.line());
            }
        }
        return dns.zone("""
            mx.backup.example. A 192.0.2.9
            smtp.provider.example. A 192.0.2.26
            _spf.news.example. TXT "v=spf1 ip4:192.0.2.9 -all"
            www.example.com. A 192.0.2.80
            """);
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static DnsName name(String text) {
        return DnsName.of(text);
    }
}
