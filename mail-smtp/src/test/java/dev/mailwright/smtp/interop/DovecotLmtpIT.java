package dev.mailwright.smtp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.queue.Relay;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.FreePorts;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.dovecot.Dovecot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** We stand in front of a Dovecot, which keeps the mail and takes it by LMTP. */
class DovecotLmtpIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Dovecot dovecot;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MailServer server;

    @BeforeEach
    void start() throws IOException {
        if (!Dovecot.missing().isEmpty()) {
            throw Peers.skip(Dovecot.missing());
        }
        if (!Files.isExecutable(Path.of("/usr/lib/dovecot/lmtp"))) {
            throw Peers.skip("dovecot-lmtpd is not installed");
        }
        int port = FreePorts.next();
        Path mail = Files.createDirectories(temp.resolve("vmail/ex.org/u"));
        Dovecot.give(temp.resolve("vmail"));
        dovecot = new Dovecot(
                temp.resolve("dovecot"),
                "maildir:" + mail.getParent().getParent() + "/%d/%n",
                ".",
                "",
                "protocols = imap lmtp\n"
                        + "recipient_delimiter = +\n"
                        + "lmtp_save_to_detail_mailbox = no\n"
                        + "service lmtp {\n"
                        + " chroot =\n"
                        + " inet_listener lmtp {\n"
                        + " address ="
                        + " 127.0.0.1\n"
                        + " port"
                        + " = " + port + "\n }\n}");
        server = MailServer.builder()
                .hostname("mail.ex.org")
                .store(MemoryStore.create())
                .queue(MemoryQueue.create())
                .postmaster("u@ex.org")
                .accounts(a -> a.account("u@ex.org", Password.of("secret")).alias("info@ex.org", "u"))
                .deliverVia(Relay.lmtp("127.0.0.1", port).plaintext())
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private void await(String subject) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(dovecot.ask("fetch", "hdr.subject", "mailbox", "INBOX", "all"))
                        .contains(subject));
    }

    @Test
    void whatComesInGoesOn() {
        RunProgram.of(
                        Peers.require("swaks").toString(),
                        "--server",
                        "127.0.0.1:" + server.service(Smtp.INBOUND).port())
                .and("--from", "a@b.example", "--to", "info@ex.org", "--header", "Subject: from outside")
                .run()
                .requireSuccess();
        server.submit(Envelope.from("u@ex.org").to("u@ex.org"), Message.of("Subject: from inside\r\n\r\n.dot\r\n"));
        await("from outside");
        await("from inside");
        assertThat(server.queue().size()).isZero();
    }

    @Test
    void aLargeMessageGoesOnAsWell() throws IOException {
        String line = ".0123456789012345678901234567890123456789\r\n";
        server.submit(
                Envelope.from("u@ex.org").to("u@ex.org"), Message.of("Subject: large\r\n\r\n" + line.repeat(50_000)));
        await("large");
        assertThat(dovecot.ask("fetch", "size.virtual", "mailbox", "INBOX", "all"))
                .singleElement()
                .satisfies(size -> assertThat(Long.parseLong(size)).isGreaterThan(50_000L * line.length()));
    }
}
