package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.testing.FreePorts;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.dovecot.Dovecot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Dovecot by both protocols, with TLS from the start and after STARTTLS or STLS, into a mailbox, an alias and a multidrop. */
class FetchTlsIT {

    @TempDir
    private Path directory;

    private Dovecot dovecot;
    private int imaps;
    private int pop3s;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot.missing());
        assumeTrue(Dovecot.hasPop3(), "dovecot-pop3d is not installed");
        RunProgram.of(Peers.require("openssl").toString(), "req", "-x509", "-newkey", "ec", "-nodes", "-days", "30")
                .and("-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost")
                .and("-addext", "subjectAltName=DNS:localhost")
                .and("-keyout", directory + "/key.pem", "-out", directory + "/cert.pem")
                .run()
                .requireSuccess();
        Files.createDirectories(directory.resolve("vmail/ex.org/u"));
        Dovecot.give(directory.resolve("vmail"));
        imaps = FreePorts.next();
        pop3s = FreePorts.next();
        dovecot =
                new Dovecot(directory.resolve("dovecot"), "maildir:" + directory + "/vmail/%d/%n", ".", "", settings());
        for (String to : List.of("john", "mary", "info", "nobody", "john+tag")) {
            String mail = "Delivered-To: " + to + "@example.com\r\n" + Pop3FetchTest.mail(to);
            dovecot.ask(mail.getBytes(StandardCharsets.ISO_8859_1), "save");
        }
    }

    private String settings() {
        return """
            ssl = yes
            disable_plaintext_auth = yes
            ssl_cert = <%1$s/cert.pem
            ssl_key = <%1$s/key.pem
            service imap-login {
             inet_listener imaps {
              port = %2$d
              address = 127.0.0.1
              ssl = yes
             }
            }
            service pop3-login {
             inet_listener pop3s {
              port = %3$d
              address = 127.0.0.1
              ssl = yes
             }
            }
            """.formatted(directory, imaps, pop3s);
    }

    @AfterEach
    void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"pop3,implicit", "pop3,starttls", "imap,implicit", "imap,starttls"})
    void allDestinations(String protocol, String tls) {
        boolean pop3 = protocol.equals("pop3");
        FetchAccount to = pop3 ? Fetch.pop3("d", "localhost") : Fetch.imap("d", "localhost");
        FetchAccount account = to.privateNetwork()
                .trust(directory.resolve("cert.pem"))
                .login("u@ex.org", "secret")
                .keep()
                .disabled();
        account = tls.equals("implicit")
                ? account.port(pop3 ? pop3s : imaps)
                : account.startTls().port(pop3 ? dovecot.pop3Port() : dovecot.port());
        try (World world = World.at(directory.resolve("mailbox"), account.deliverTo("john"))) {
            polled(world);
            assertThat(world.subjects("john@example.com")).hasSize(5);
        }
        try (World world = World.at(directory.resolve("alias"), account.deliverTo("info"))) {
            polled(world);
            assertThat(world.subjects("john@example.com")).hasSize(5);
            assertThat(world.subjects("mary@example.com")).hasSize(5);
        }
        FetchAccount shared = account.multidrop(m -> m.domains("example.com").fallback("postmaster"));
        try (World world = World.at(directory.resolve("multidrop"), shared)) {
            polled(world);
            assertThat(world.subjects("john@example.com")).containsExactlyInAnyOrder("john", "info", "john+tag");
            assertThat(world.subjects("mary@example.com")).containsExactlyInAnyOrder("mary", "info");
            assertThat(world.subjects("postmaster@example.com")).containsExactly("nobody");
        }
    }

    private static void polled(World world) {
        PollResult result = world.poll("d");
        assertThat(result.outcome()).as(result.error()).isEqualTo(Outcome.OK);
        assertThat(result.delivered()).isEqualTo(5);
        assertThat(world.poll("d").delivered()).as("a second time").isZero();
    }
}
