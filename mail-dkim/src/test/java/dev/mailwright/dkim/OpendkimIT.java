package dev.mailwright.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.address.Domain;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.message.Header;
import dev.mailwright.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * opendkim verifies what we sign and we verify what it signs, as a milter, in all forms. It signs with RSA alone here: 2.11
 * makes Ed25519 signatures that neither it nor dkimpy takes for good.
 */
class OpendkimIT {

    private static final Path PROGRAM = Path.of("/usr/sbin/opendkim");
    private static final int MESSAGES = Integer.getInteger("messages", 40);
    private static final SigningKey RSA = SigningKey.generateRsa(new SecureRandom());
    private static final SigningKey ED = SigningKey.generateEd25519(new SecureRandom());
    private static final List<DkimKey> KEYS =
            List.of(DkimKey.of(Domain.of("example.com"), "rsa", RSA), DkimKey.of(Domain.of("example.com"), "ed", ED));

    @TempDir
    Path directory;

    @BeforeEach
    void isThere() {
        assumeTrue(Files.isExecutable(PROGRAM), "opendkim is not installed");
    }

    /** One that runs until the job is done. */
    private interface Job {
        void with(int port) throws IOException;
    }

    private void run(String settings, Job job) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path records = Files.writeString(
                directory.resolve("records"),
                "rsa._domainkey.example.com " + RSA.keyRecord() + "\ned._domainkey.example.com " + ED.keyRecord()
                        + "\n");
        Path config = Files.writeString(
                directory.resolve("opendkim.conf"),
                "Background no\nRequireSafeKeys no\nSyslog no\nSocket inet:" + port + "@127.0.0.1\nTestDNSData file:"
                        + records + "\n" + settings);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-f", "-x", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
                new Milter(port).close();
                return true;
            });
            job.with(port);
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    /** As SMTP brings it: each line has its end, which opendkim insists on, and no blank is before a colon. */
    private static byte[] message(int seed) {
        String any =
                new String(Mail.any(SeededRandom.of(seed)), StandardCharsets.ISO_8859_1).replace("From :", "From:");
        return (any.endsWith("\r\n") ? any : any + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(String header, byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(message);
        return out.toByteArray();
    }

    @Test
    void itVerifiesWhatWeSign() throws IOException {
        run("Mode v\nAlwaysAddARHeader yes\nAuthservID it.test\n", port -> {
            for (int i = 0; i < MESSAGES; i++) {
                DkimSigner signer = DkimSigner.builder(Instant::now)
                        .canonicalization(form(i), form(i / 2))
                        .build();
                byte[] message = message(i);
                StringBuilder header = new StringBuilder();
                for (Header field : signer.sign(new ByteArrayInputStream(message), KEYS)) {
                    header.append(field.render());
                }
                try (Milter milter = new Milter(port)) {
                    assertThat(String.join("", milter.filter(join(header.toString(), message))))
                            .as("message %d", i)
                            .contains("header.s=rsa")
                            .contains("header.s=ed")
                            .contains("dkim=pass")
                            .doesNotContain("=fail")
                            .doesNotContain("dkim=neutral")
                            .doesNotContain("error");
                }
            }
        });
    }

    private static Canonicalization form(int number) {
        return number % 2 == 0 ? Canonicalization.SIMPLE : Canonicalization.RELAXED;
    }

    @Test
    void weVerifyWhatItSigns() throws IOException {
        ZoneDns dns = ZoneDns.empty().add("rsa._domainkey.example.com", RecordType.TXT, RSA.keyRecord());
        DkimVerifier verifier = DkimVerifier.builder(dns, Instant::now).build();
        for (int i = 0; i < 4; i++) {
            int kind = i;
            run(
                    "Mode s\nDomain example.com\nInternalHosts 127.0.0.1\nOversignHeaders From\nSelector rsa\nKeyFile "
                            + key() + "\nSignatureAlgorithm rsa-sha256\nCanonicalization " + form(i) + "/" + form(i / 2)
                            + "\n",
                    port -> {
                        for (int m = kind; m < MESSAGES; m += 4) {
                            try (Milter milter = new Milter(port)) {
                                byte[] message = message(m);
                                String added = String.join("", milter.filter(message));
                                assertThat(verifier.verify(new ByteArrayInputStream(join(added, message)))
                                                .toCompletableFuture()
                                                .join())
                                        .as("message %d with %s", m, added)
                                        .singleElement()
                                        .matches(DkimResult::isPass);
                            }
                        }
                    });
        }
    }

    private String key() throws IOException {
        Path file = directory.resolve("key");
        Files.writeString(file, RSA.toPem());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}
