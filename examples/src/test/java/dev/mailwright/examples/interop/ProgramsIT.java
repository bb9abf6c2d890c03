package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.Peers;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs people have send and read mail; each has an account of its own. */
class ProgramsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path temp;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.quickstart(
                temp.resolve("mail-data"),
                "--account=swaks:secret",
                "--account=curl:secret",
                "--account=fetchmail:secret",
                "--account=mpop:secret",
                "--account=snail:secret",
                "--account=python:secret");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"submission, -tls, PLAIN", "submission, -tls, LOGIN", "submissions, -tlsc, PLAIN", "smtp, -tls, PLAIN"})
    void swaksLogsInInsideTls(String service, String tls, String mechanism) throws Exception {
        String subject = service + " " + mechanism;
        Swaks.send(
                        server.port(service),
                        tls,
                        "--tls-verify",
                        "--tls-ca-path",
                        certificate(),
                        "--auth",
                        mechanism,
                        "--auth-user",
                        "swaks@example.com",
                        "--auth-password",
                        "secret",
                        "--from",
                        "swaks@example.com",
                        "--to",
                        "swaks@example.com",
                        "--header",
                        "Subject: " + subject)
                .requireSuccess();
        try (Box box = Box.open(server.port("imap"), "swaks@example.com", "secret")) {
            assertThat(box.subjects("INBOX")).contains(subject);
        }
    }

    @Test
    void swaksIsRefusedWithAWrongPassword() {
        Ran ran = Swaks.send(
                server.port("submission"),
                "-tls",
                "--auth=PLAIN",
                "--auth-user=swaks@example.com",
                "--auth-password=wrong",
                "--to=swaks@example.com");
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.out()).contains("535 5.7.8");
    }

    @Test
    void curlSendsAndReads() {
        byte[] mail = "Subject: by curl\r\n\r\nhello\r\n.dot\r\n".getBytes(StandardCharsets.US_ASCII);
        curl(
                        "smtp",
                        "submission",
                        "",
                        "--ssl-reqd",
                        "--mail-from",
                        "curl@example.com",
                        "--mail-rcpt",
                        "curl@example.com",
                        "-T",
                        "-")
                .input(mail)
                .run()
                .requireSuccess();
        String byImap = curl("imaps", "imaps", "/INBOX;MAILINDEX=1")
                .run()
                .requireSuccess()
                .out();
        String byPop = curl("pop3s", "pop3s", "/1").run().requireSuccess().out();
        String overStartTls =
                curl("pop3", "pop3", "/1", "--ssl-reqd").run().requireSuccess().out();
        assertThat(byImap).contains("Subject: by curl\r\n").endsWith("\r\nhello\r\n.dot\r\n");
        assertThat(byPop).isEqualTo(byImap);
        assertThat(overStartTls).isEqualTo(byImap);
        assertThat(curl("imap", "imap", "", "--ssl-reqd", "-X", "STATUS INBOX (MESSAGES)")
                        .run()
                        .requireSuccess()
                        .out())
                .contains("MESSAGES 1");
    }

    private static RunProgram curl(String scheme, String service, String path, String... options) {
        return RunProgram.of(Peers.require("curl").toString(), "-sS", "--cacert", certificate())
                .and("--user", "curl@example.com:secret", scheme + "://localhost:" + server.port(service) + path)
                .and(options);
    }

    @Test
    void fetchmailFetches() throws Exception {
        String program = Peers.require("fetchmail").toString();
        Swaks.deliver(server.port("smtp"), "fetchmail@example.com", "one");
        Swaks.deliver(server.port("smtp"), "fetchmail@example.com", "two");
        Path home = Files.createDirectory(temp.resolve("fetchmail"));
        Path file = secret(home.resolve("rc"), """
                poll localhost protocol pop3 port %d user "fetchmail@example.com" password "secret"
                ssl sslcertck sslcertfile "%s" mda "cat >> %s"
                """.formatted(server.port("pop3s"), certificate(), home.resolve("got")));
        RunProgram.of(program, "-f", file.toString(), "--nosyslog", "-v")
                .environment("FETCHMAILHOME", home.toString())
                .run()
                .requireSuccess();
        assertThat(home.resolve("got")).content().contains("Subject: one").contains("Subject: two");
        try (Box box = Box.open(server.port("imap"), "fetchmail@example.com", "secret")) {
            assertThat(box.subjects("INBOX")).isEmpty();
        }
    }

    @Test
    void mpopFetchesOnce() throws Exception {
        String program = Peers.require("mpop").toString();
        Swaks.deliver(server.port("smtp"), "mpop@example.com", "kept on the server");
        Path home = Files.createDirectory(temp.resolve("mpop"));
        Path file = secret(home.resolve("rc"), """
                account default
                host localhost
                port %d
                user mpop@example.com
                password secret
                auth plain
                tls on
                tls_starttls on
                tls_trust_file %s
                delivery mbox %s
                uidls_file %s
                keep on
                """.formatted(
                        server.port("pop3"), certificate(), home.resolve("got"), home.resolve("uidls")));
        RunProgram mpop = RunProgram.of(program, "-C", file.toString());
        mpop.run().requireSuccess();
        mpop.run().requireSuccess();
        assertThat(home.resolve("got")).content().containsOnlyOnce("Subject: kept on the server");
    }

    @ParameterizedTest
    @CsvSource({"imaps, imaps, /INBOX", "pop3s, pop3s, ''"})
    void sNailReadsInABatch(String scheme, String service, String path) {
        String program = Peers.require("s-nail").toString();
        Swaks.deliver(server.port("smtp"), "snail@example.com", "by s-nail");
        String output = RunProgram.of(program, "-n", "-S", "v15-compat", "-S", "pop3-no-apop", "-R")
                .and("-S", "tls-ca-file=" + certificate(), "-f")
                .and(scheme + "://snail%40example.com:secret@localhost:" + server.port(service) + path)
                .input("print 1\nexit\n".getBytes(StandardCharsets.US_ASCII))
                .run()
                .requireSuccess()
                .out();
        assertThat(output).contains("Subject: by s-nail").contains("Delivered-To: snail@example.com");
    }

    @Test
    void pythonSendsAndReads() throws Exception {
        String program = Peers.require("python3").toString();
        String output = RunProgram.of(
                        program,
                        Path.of("src/test/python/mail.py").toAbsolutePath().toString())
                .and("python@example.com", "secret", certificate())
                .and(port("submission"), port("submissions"), port("imap"), port("imaps"), port("pop3"), port("pop3s"))
                .run()
                .requireSuccess()
                .out();
        assertThat(output).endsWith("all well\n");
    }

    private static String port(String service) {
        return Integer.toString(server.port(service));
    }

    private static String certificate() {
        return temp.resolve("mail-data/tls/cert.pem").toString();
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
