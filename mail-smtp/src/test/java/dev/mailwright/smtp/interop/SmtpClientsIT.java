package dev.mailwright.smtp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.net.Tls;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that people send with, at every door. */
class SmtpClientsIT {

    private static final String JOHN = "john@example.com";

    @TempDir
    static Path directory;

    private MailServer server;

    @BeforeEach
    void start() {
        server = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster(JOHN)
                .accounts(
                        a -> a.account(JOHN, Password.of("secret")).account("mary@example.com", Password.of("secret")))
                .tokens((login, token) -> token.equals("token-4711") ? Lookup.found(JOHN) : Lookup.absent())
                .tls(Tls.selfSigned(directory, "localhost"))
                .limits(l -> l.offences(10_000, Duration.ofMinutes(1)))
                .add(Smtp.inbound().listen("127.0.0.1", 0).listenTls("127.0.0.1", 0))
                .add(Smtp.submission().listen("127.0.0.1", 0).listenTls("127.0.0.1", 0))
                .add(Smtp.lmtp().listen("127.0.0.1", 0))
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int held() {
        return server.mailboxes().list(EmailAddress.of(JOHN), MailboxName.INBOX).size();
    }

    private static RunProgram program(String name, String... arguments) {
        return RunProgram.of(Peers.require(name).toString(), arguments).within(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--protocol SMTP",
                "--protocol ESMTP",
                "--protocol ESMTP --pipeline",
                "--protocol ESMTP --tls",
                "--protocol ESMTP --tls --pipeline"
            })
    void swaksComesInAsAnotherServer(String options) {
        program("swaks", "--server", "127.0.0.1:" + server.service(Smtp.INBOUND).port(), "--to", JOHN)
                .and("--from", "a@b.example")
                .and(options.split(" ", -1))
                .run()
                .requireSuccess();
        assertThat(held()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, --tls",
        "LOGIN, --tls",
        "PLAIN, --tlsc",
        "LOGIN, --tlsc",
        "PLAIN, --pipeline",
        "LOGIN, --pipeline"
    })
    void swaksLogsIn(String mechanism, String how) {
        int port = how.equals("--tlsc")
                ? server.service(Smtp.SUBMISSION).tlsPort()
                : server.service(Smtp.SUBMISSION).port();
        program("swaks", "--server", "127.0.0.1:" + port, "--to", JOHN, "--from", JOHN, how, "--auth", mechanism)
                .and("--auth-user", JOHN, "--auth-password", "secret")
                .run()
                .requireSuccess();
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void swaksSpeaksLmtp() {
        program(
                        "swaks",
                        "--protocol",
                        "LMTP",
                        "--server",
                        "127.0.0.1:" + server.service(Smtp.LMTP).port())
                .and("--to", JOHN + ",mary@example.com", "--from", "a@b.example")
                .run()
                .requireSuccess();
        assertThat(held()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-L", "-d", "-L -d"})
    void smtpSourceSendsInMasses(String options) {
        int port = options.contains("-L")
                ? server.service(Smtp.LMTP).port()
                : server.service(Smtp.INBOUND).port();
        RunProgram source =
                program("smtp-source", "-s", "10", "-m", "200", "-l", "5000", "-f", "a@b.example", "-t", JOHN);
        for (String option : options.split(" ", -1)) {
            source = option.isEmpty() ? source : source.and(option);
        }
        source.and("inet:127.0.0.1:" + port).run().requireSuccess();
        assertThat(held()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"plain, secret", "login, secret", "scram-sha-256, secret", "oauthbearer, token-4711"})
    void msmtpLogsIn(String mechanism, String secret) throws IOException {
        Path settings = directory.resolve("msmtprc-" + mechanism);
        Files.writeString(settings, "");
        program("msmtp", "--file=" + settings, "--host=127.0.0.1", "--from=" + JOHN, "--tls=on", "--tls-starttls=on")
                .and("--port=" + server.service(Smtp.SUBMISSION).port(), "--tls-certcheck=off", "--auth=" + mechanism)
                .and("--user=" + JOHN, "--passwordeval=echo " + secret, JOHN)
                .input("Subject: test\n\nbody\n".getBytes(StandardCharsets.US_ASCII))
                .run()
                .requireSuccess();
        assertThat(held()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, smtp", "LOGIN, smtps", "XOAUTH2, smtp", "OAUTHBEARER, smtps"})
    void curlLogsIn(String mechanism, String scheme) throws IOException {
        Path mail = Files.writeString(directory.resolve("mail.txt"), "Subject: test\r\n\r\nbody\r\n");
        int port = scheme.equals("smtps")
                ? server.service(Smtp.SUBMISSION).tlsPort()
                : server.service(Smtp.SUBMISSION).port();
        RunProgram curl = program(
                        "curl", "-sS", "-k", "--ssl-reqd", "--url", scheme + "://127.0.0.1:" + port + "/client.test")
                .and("--mail-from", JOHN, "--mail-rcpt", JOHN, "--upload-file", mail.toString())
                .and("--login-options", "AUTH=" + mechanism);
        if (mechanism.contains("AUTH")) {
            curl = curl.and("--oauth2-bearer", "token-4711", "--user", JOHN);
        } else {
            curl = curl.and("--user", JOHN + ":secret");
        }
        curl.run().requireSuccess();
        assertThat(held()).isEqualTo(1);
    }
}
