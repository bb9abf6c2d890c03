package dev.mailwright.examples.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.DataSize;
import dev.mailwright.Event;
import dev.mailwright.MailServer;
import dev.mailwright.StopReport;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Directories;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.directory.password.PasswordHashes;
import dev.mailwright.imap.Imap;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.net.Tls;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.maildir.Adopt;
import dev.mailwright.store.maildir.MaildirStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box with its own layout of maildirs, taken over as it is. */
class TakeOverTest {

    private final BlockingQueue<Event> audit = new ArrayBlockingQueue<>(100);

    @Test
    void aBoxIsServedAsItLies(@TempDir Path box) throws IOException, InterruptedException {
        for (String part : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(box.resolve("example.com/john/Maildir").resolve(part));
        }
        var found = Adopt.inspectWith(dovecotConf(box), box);
        assertThat(found.blocking()).as(found.toString()).isFalse();
        assertThat(found.call()).endsWith(".separator('.').prefix(\"INBOX.\")");
        var store = MaildirStore.template(box + "/{domain}/{local}/Maildir")
                .separator('.')
                .prefix("INBOX.");
        var directory = Directories.firstOf(
                table(new Accounts().account("john@example.com", Password.of("secret"))),
                table(new Accounts().alias("postmaster@example.org", "john@example.com")));
        try (MailServer server = MailServer.builder()
                .hostname("mail.example.com")
                .localDomain("example.com", "example.org")
                .store(store)
                .directory(directory)
                .postmaster("john@example.com")
                .subaddressing(s -> s.delimiter('+').defaultMode(TaggedMail.SUBFOLDER))
                .maxMessageSize(DataSize.forAttachments(10))
                .tls(Tls.selfSigned(box.resolve("tls"), "mail.example.com").reloadOnChange())
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .add(Smtp.submission().listenTls("127.0.0.1", 0))
                .add(Imap.server().listenTls("127.0.0.1", 0))
                .build()) {
            server.start();
            server.events().on(Event.class, audit::add);
            assertThat(server.service(Imap.SERVER).tlsPort()).isPositive();
            assertThat(server.service(Smtp.INBOUND).port()).isPositive();
            server.submit(
                    Envelope.from("ann@example.com").to("john+bills@example.com"), Message.of("Subject: bill\r\n\r\n"));
            assertThat(Files.isDirectory(box.resolve("example.com/john/Maildir/cur")))
                    .isTrue();
            assertThat(server.mailboxes().list(EmailAddress.of("john@example.com"), MailboxName.of("bills")))
                    .hasSize(1);
            StopReport report = server.stop(Duration.ofSeconds(30));
            assertThat(report.clean()).isTrue();
        }
        assertThat(audit.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    private static Path dovecotConf(Path box) throws IOException {
        return Files.writeString(
                box.resolve("dovecot.conf"),
                "base_dir = " + box + "\nnamespace inbox {\n  inbox = yes\n  separator = .\n  prefix = INBOX.\n}\n");
    }

    private static Directory table(Accounts accounts) {
        SecureRandom random = new SecureRandom();
        return accounts.build(PasswordHashes.standard(random), random);
    }
}
