package dev.mailwright.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.ConfigurationException;
import dev.mailwright.MailServer;
import dev.mailwright.StartException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.net.Tls;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.ThreadCensus;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SMTP within a whole server. */
class SmtpTest {

    private static final EmailAddress JOHN = EmailAddress.of("john@example.com");

    @TempDir
    Path directory;

    private static MailServer.Builder server() {
        return MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster("john@example.com")
                .accounts(a -> a.account("john@example.com", Password.of("secret")));
    }

    @Test
    void swaksSendsOverEveryDoor() {
        String swaks = Peers.require("swaks").toString();
        try (MailServer server = server().tls(Tls.selfSigned(directory, "localhost"))
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .add(Smtp.submission().listen("127.0.0.1", 0).listenTls("127.0.0.1", 0))
                .build()
                .start()) {
            int inbound = server.service(Smtp.INBOUND).port();
            int starttls = server.service(Smtp.SUBMISSION).port();
            int implicit = server.service(Smtp.SUBMISSION).tlsPort();
            swaks(swaks, inbound);
            swaks(swaks, inbound, "--tls");
            swaks(swaks, inbound, "--pipeline");
            swaks(
                    swaks,
                    starttls,
                    "--tls",
                    "--auth",
                    "PLAIN",
                    "--auth-user",
                    "john@example.com",
                    "--auth-password",
                    "secret");
            swaks(
                    swaks,
                    implicit,
                    "--tlsc",
                    "--auth",
                    "LOGIN",
                    "--auth-user",
                    "john@example.com",
                    "--auth-password",
                    "secret");
            assertThat(server.mailboxes().list(JOHN, MailboxName.INBOX)).hasSize(5);
            assertThat(RunProgram.of(swaks, "--server", "127.0.0.1:" + starttls, "--to", JOHN.toString())
                            .run()
                            .exit())
                    .isNotZero();
            assertThat(server.mailboxes().list(JOHN, MailboxName.INBOX)).hasSize(5);
        }
    }

    private static void swaks(String program, int port, String... more) {
        RunProgram.of(program, "--server", "127.0.0.1:" + port, "--to", JOHN.toString(), "--from", "a@b.example")
                .and(more)
                .within(Duration.ofSeconds(30))
                .run()
                .requireSuccess();
    }

    @Test
    void aClosedServerLeavesNoThread() {
        ThreadCensus before = ThreadCensus.take();
        try (MailServer server =
                server().add(Smtp.inbound().listen("127.0.0.1", 0)).build()) {
            server.start();
            assertThat(server.service(Smtp.INBOUND).addresses()).hasSize(1);
            assertThatThrownBy(() -> server.service(Smtp.INBOUND).tlsPort()).isInstanceOf(IllegalStateException.class);
        }
        before.requireNoneLeft(Duration.ofSeconds(10));
    }

    @Test
    void twoServicesOfAKindHaveNames() {
        try (MailServer server = server().add(Smtp.inbound().listen("127.0.0.1", 0))
                .add(Smtp.inbound().listen("127.0.0.1", 0).named("mx2"))
                .build()
                .start()) {
            int first = server.service(Smtp.INBOUND).port();
            assertThat(server.service(Smtp.INBOUND.named("mx2")).port()).isNotEqualTo(first);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (MailServer holder =
                server().add(Smtp.inbound().listen("127.0.0.1", 0)).build().start()) {
            int taken = holder.service(Smtp.INBOUND).port();
            try (MailServer late =
                    server().add(Smtp.inbound().listen("127.0.0.1", taken)).build()) {
                assertThatThrownBy(late::start)
                        .isInstanceOf(StartException.class)
                        .hasMessageContaining("smtp could not start at 127.0.0.1:" + taken)
                        .hasCauseInstanceOf(BindException.class);
            }
        }
    }

    @Test
    void buildNamesWhatIsMissing() {
        assertThatThrownBy(() -> server().add(Smtp.inbound())
                        .add(Smtp.submission().listenTls(0))
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("smtp.listen.missing")
                .hasMessageContaining("tls.missing");
    }
}
