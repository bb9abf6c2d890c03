package dev.mailwright.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.net.Tls;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.ScramClient;
import dev.mailwright.testing.TrustEverything;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the doors of a running server: proxies, limits, early talkers, certificates. */
class DoorsTest {

    private static final String JOHN = "john@example.com";
    private static final String PASSWORD = "secret";

    @TempDir
    Path directory;

    private static MailServer.Builder server() {
        return MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster(JOHN)
                .accounts(a -> a.account(JOHN, Password.of(PASSWORD)));
    }

    private static String newest(MailServer server) throws IOException {
        EmailAddress john = EmailAddress.of(JOHN);
        var all = server.mailboxes().list(john, MailboxName.INBOX);
        try (InputStream in = server.mailboxes()
                .read(john, MailboxName.INBOX, all.get(all.size() - 1))
                .orElseThrow()
                .open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aProxyTellsTheClientInBothVersions() throws IOException {
        try (MailServer server = server().proxiedBy("127.0.0.1")
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .build()
                .start()) {
            int port = server.service(Smtp.INBOUND).port();
            try (RawClient client = RawClient.to(port)) {
                client.send("PROXY TCP4 192.0.2.7 192.0.2.1 40000 25\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(client.reply()).startsWith("220 ");
                assertThat(client.mail(JOHN)).startsWith("250 ");
            }
            assertThat(newest(server)).contains("from client.test ([192.0.2.7])");
            try (RawClient client = RawClient.to(port)) {
                client.send(version2());
                assertThat(client.reply()).startsWith("220 ");
                assertThat(client.mail(JOHN)).startsWith("250 ");
            }
            assertThat(newest(server)).contains("([198.51.100.9])");
        }
    }

    private static byte[] version2() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10, 0x21, 0x11, 0, 12});
        header.writeBytes(new byte[] {(byte) 198, 51, 100, 9, 127, 0, 0, 1, (byte) 0x9c, 0x40, 0, 25});
        return header.toByteArray();
    }

    @Test
    void nobodyElseMayTellIt() throws IOException {
        try (MailServer server =
                server().add(Smtp.inbound().listen("127.0.0.1", 0)).build().start()) {
            try (RawClient client = RawClient.to(server.service(Smtp.INBOUND).port())) {
                assertThat(client.reply()).startsWith("220 ");
                assertThat(client.say("PROXY TCP4 192.0.2.7 192.0.2.1 40000 25"))
                        .startsWith("500 ");
            }
        }
    }

    @Test
    void whoComesBeyondTheLimitHears421AtOnceAndTheOthersGoOn() throws IOException {
        try (MailServer server = server().limits(l -> l.perAddress(3))
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .build()
                .start()) {
            int port = server.service(Smtp.INBOUND).port();
            List<RawClient> there = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                there.add(RawClient.to(port));
                assertThat(there.get(i).reply()).startsWith("220 ");
            }
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 21; i++) {
                long began = System.nanoTime();
                try (RawClient refused = RawClient.to(port)) {
                    assertThat(refused.reply()).startsWith("421 4.7.0 ");
                    waits.add(System.nanoTime() - began);
                    assertThat(refused.reply()).isEmpty();
                }
            }
            waits.sort(null);
            assertThat(Duration.ofNanos(waits.get(10))).isLessThan(Duration.ofMillis(100));
            try (RawClient other = RawClient.from("127.0.1.9", port)) {
                assertThat(other.reply()).startsWith("220 ");
            }
            for (RawClient client : there) {
                assertThat(client.mail(JOHN)).startsWith("250 ");
                client.close();
            }
        }
    }

    @Test
    void whoSpeaksBeforeTheGreetingHears554() throws IOException {
        try (MailServer server = server().add(
                        Smtp.inbound().listen("127.0.0.1", 0).greetingDelay(Duration.ofMillis(300)))
                .build()
                .start()) {
            int port = server.service(Smtp.INBOUND).port();
            try (RawClient early = RawClient.to(port)) {
                assertThat(early.say("EHLO spammer.test")).startsWith("554 5.5.1 ");
                assertThat(early.reply()).isEmpty();
            }
            try (RawClient patient = RawClient.to(port)) {
                assertThat(patient.reply()).startsWith("220 ");
                assertThat(patient.mail(JOHN)).startsWith("250 ");
            }
        }
    }

    @Test
    void anErringClientIsTurnedAwayForAWhile() throws IOException {
        try (MailServer server = server().limits(l -> l.offences(5, Duration.ofHours(1)))
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .build()
                .start()) {
            int port = server.service(Smtp.INBOUND).port();
            try (RawClient client = RawClient.from("127.0.1.7", port)) {
                client.reply();
                for (int i = 0; i < 5; i++) {
                    assertThat(client.say("NONSENSE")).startsWith("500 ");
                }
                assertThat(client.mail(JOHN)).startsWith("250 ");
            }
            try (RawClient again = RawClient.from("127.0.1.7", port)) {
                assertThat(again.reply()).startsWith("421 4.7.0 ");
            }
        }
    }

    /** rfc5929#4.1 rfc5802#6 */
    @Test
    void scramBindsToTheCertificateOfTheServer() throws IOException, GeneralSecurityException {
        try (MailServer server = server().tls(Tls.selfSigned(directory, "localhost"))
                .add(Smtp.submission().listenTls("127.0.0.1", 0))
                .build()
                .start()) {
            int port = server.service(Smtp.SUBMISSION).tlsPort();
            try (RawClient client = RawClient.tls(port, TrustEverything.context())) {
                client.reply();
                assertThat(client.say("EHLO client.test")).contains("AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-256 ");
                byte[] binding = MessageDigest.getInstance("SHA-256")
                        .digest(client.session().getPeerCertificates()[0].getEncoded());
                ScramClient scram = new ScramClient(ScramHash.SHA_256, "", JOHN, PASSWORD, "abc")
                        .boundTo("tls-server-end-point", binding);
                byte[] first = challenge(client.say("AUTH SCRAM-SHA-256-PLUS " + coded(scram.first())));
                byte[] last = challenge(client.say(coded(scram.last(first))));
                assertThat(new String(last, StandardCharsets.US_ASCII)).isEqualTo(scram.expected());
                assertThat(client.say("")).startsWith("235 ");
            }
        }
    }

    private static byte[] challenge(String answer) {
        assertThat(answer).startsWith("334 ");
        return Base64.getDecoder().decode(answer.substring(4));
    }

    private static String coded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** rfc4422#a rfc4954#4 */
    @Test
    void aClientCertificateLogsItsOwnerIn() throws IOException, GeneralSecurityException {
        Path authorities = directory.resolve("clients.pem");
        SSLContext johns = certificate(JOHN, Optional.of(authorities));
        try (MailServer server = server().tls(
                        Tls.selfSigned(directory, "localhost").clientCertificates(authorities))
                .add(Smtp.submission().listenTls("127.0.0.1", 0))
                .build()
                .start()) {
            int port = server.service(Smtp.SUBMISSION).tlsPort();
            try (RawClient client = RawClient.tls(port, johns)) {
                client.reply();
                assertThat(client.say("EHLO client.test")).contains("AUTH EXTERNAL ");
                assertThat(client.say("AUTH EXTERNAL " + coded("mary@example.com".getBytes(StandardCharsets.UTF_8))))
                        .startsWith("535 ");
                assertThat(client.say("AUTH EXTERNAL =")).startsWith("235 ");
                assertThat(client.mail(JOHN)).startsWith("250 ");
            }
            try (RawClient without = RawClient.tls(port, TrustEverything.context())) {
                without.reply();
                assertThat(without.say("EHLO client.test")).doesNotContain("EXTERNAL");
            }
        }
    }

    private SSLContext certificate(String address, Optional<Path> pem) throws IOException, GeneralSecurityException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Path file = directory.resolve(address + ".p12");
        RunProgram.of(keytool, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=Somebody")
                .and("-alias", "own", "-validity", "30", "-storetype", "PKCS12", "-ext", "SAN=email:" + address)
                .and("-ext", "EKU=clientAuth", "-storepass", "for-tests", "-keystore", file.toString())
                .within(Duration.ofSeconds(60))
                .run()
                .requireSuccess();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "for-tests".toCharArray());
        }
        if (pem.isPresent()) {
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(store.getCertificate("own").getEncoded());
            Files.writeString(pem.get(), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "for-tests".toCharArray());
        return TrustEverything.context(keys.getKeyManagers());
    }
}
