package dev.mailwright.examples.dns;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.records.ClientService;
import dev.mailwright.records.DnsRecords;
import dev.mailwright.records.MtaStsPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a domain should publish, as options. */
final class DomainOptions {

    @Parameters(paramLabel = "DOMAIN", description = "The domain of the addresses.")
    private String domain = "";

    @Option(
            names = "--host",
            paramLabel = "NAME[=ADDRESS[,ADDRESS]]",
            description = "A host that takes its mail, the best one first (mail.DOMAIN).")
    private String[] hosts = {};

    @Option(names = "--keys", paramLabel = "FOLDER", description = "DKIM keys, as FOLDER/DOMAIN/SELECTOR.pem.")
    private @Nullable Path keys;

    @Option(names = "--smarthost", paramLabel = "HOST", description = "Mail leaves through this host.")
    private String[] smarthosts = {};

    @Option(names = "--sender", paramLabel = "TERM", description = "Others who send, such as include:_spf.example.net.")
    private String[] senders = {};

    @Option(names = "--dmarc", paramLabel = "POLICY", description = "none, quarantine or reject (${DEFAULT-VALUE}).")
    private DmarcPolicy dmarc = DmarcPolicy.QUARANTINE;

    @Option(names = "--reports", paramLabel = "ADDRESS", description = "Where reports go (postmaster@DOMAIN).")
    private @Nullable String reports;

    @Option(
            names = "--service",
            paramLabel = "NAME[:PORT]",
            description = "submission, submissions, imap, imaps, pop3 or pop3s (all but the last two).")
    private String[] services = {};

    @Option(names = "--certificate", paramLabel = "PEM", description = "Of the host, for DANE.")
    private Path[] certificates = {};

    @Option(names = "--mta-sts", paramLabel = "MODE", description = "none, testing or enforce (${DEFAULT-VALUE}).")
    private MtaStsPolicy.Mode mode = MtaStsPolicy.Mode.TESTING;

    @Option(names = "--web-host", paramLabel = "NAME", description = "The host of the MTA-STS file and of autoconfig.")
    private @Nullable String webHost;

    /**
     * The records.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    DnsRecords records() throws IOException {
        DnsRecords.Builder wish = DnsRecords.forDomain(Domain.of(domain)).dmarc(dmarc);
        for (String host : hosts) {
            host(wish, host);
        }
        if (keys != null) {
            wish.keys(DkimKeys.folder(keys).keysFor(Domain.of(domain)));
        }
        for (String host : smarthosts) {
            wish.smarthost(host);
        }
        for (String sender : senders) {
            wish.sender(sender);
        }
        if (reports != null) {
            wish.reports(EmailAddress.of(reports));
        }
        if (webHost != null) {
            wish.webHost(webHost);
        }
        services(wish);
        for (Path certificate : certificates) {
            certificate(wish, certificate);
        }
        return wish.mtaSts(mode, Duration.ofDays(7)).build();
    }

    private static void host(DnsRecords.Builder wish, String text) {
        int equals = text.indexOf('=');
        String[] addresses =
                equals < 0 ? new String[0] : text.substring(equals + 1).split(",", -1);
        InetAddress[] parsed = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            parsed[i] = address(addresses[i]);
        }
        wish.host(equals < 0 ? text : text.substring(0, equals), parsed);
    }

    /** A numeric address; names are not looked up. */
    static InetAddress address(String text) {
        boolean numeric =
                !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
        try {
            if (numeric && (text.indexOf(':') >= 0 || text.indexOf('.') > 0)) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no address");
    }

    private void services(DnsRecords.Builder wish) {
        for (String text : services) {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            ClientService service = ClientService.valueOf(name.toUpperCase(Locale.ROOT));
            wish.service(service, colon < 0 ? service.port() : Integer.parseInt(text.substring(colon + 1)));
        }
    }

    private static void certificate(DnsRecords.Builder wish, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            wish.hostKey(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey());
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " is no certificate: " + e.getMessage(), e);
        }
    }
}
