package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mbsync keeps a thousand messages and their flags the same on both sides. */
class MbsyncIT {

    private static final int MESSAGES = 1_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void syncsBothWays() throws Exception {
        String program = Peers.require("mbsync").toString();
        Path inbox = localMaildir();
        try (ServerProcess server = ServerProcess.quickstart(temp.resolve("mail-data"), "--account=mary:secret")) {
            Path settings = Files.writeString(temp.resolve("rc"), settings(server.port("imaps")));
            RunProgram mbsync = RunProgram.of(program, "-c", settings.toString(), "-q", "-a")
                    .within(Duration.ofSeconds(100));
            mbsync.run().requireSuccess();
            try (Box box = Box.open(server.port("imap"), "mary@example.com", "secret")) {
                assertThat(box.subjects("INBOX")).hasSize(MESSAGES).contains("mail 0", "mail 999");
                assertThat(box.count("INBOX", Flag.SEEN)).isEqualTo(MESSAGES / 2);
                assertThat(box.count("INBOX", Flag.FLAGGED)).isEqualTo(MESSAGES / 5);
                change(box);
            }
            flagLocally(inbox);
            mbsync.run().requireSuccess();
            try (Box box = Box.open(server.port("imap"), "mary@example.com", "secret")) {
                assertThat(box.subjects("INBOX")).hasSize(MESSAGES - 10);
                assertThat(box.count("INBOX", Flag.DRAFT)).isEqualTo(10);
            }
            assertThat(names(inbox)).hasSize(MESSAGES - 10);
            assertThat(names(inbox).stream().filter(name -> flags(name).contains("R")))
                    .hasSize(10);
        }
    }

    /** On the server: ten are answered, ten others go away. */
    private static void change(Box box) throws Exception {
        Folder folder = box.folder("INBOX", Folder.READ_WRITE);
        folder.setFlags(1, 10, new Flags(Flag.ANSWERED), true);
        folder.setFlags(11, 20, new Flags(Flag.DELETED), true);
        folder.close(true);
    }

    /** Here: ten become drafts. */
    private static void flagLocally(Path inbox) throws IOException {
        List<String> some = names(inbox).stream()
                .filter(name -> Integer.parseInt(name.substring(1, 5)) >= 500)
                .limit(10)
                .toList();
        assertThat(some).hasSize(10);
        for (String name : some) {
            String changed = name.substring(0, name.indexOf(":2,")) + ":2,D" + flags(name);
            Files.move(inbox.resolve("cur").resolve(name), inbox.resolve("cur").resolve(changed));
        }
    }

    private static String flags(String name) {
        return name.substring(name.indexOf(":2,") + 3);
    }

    private static List<String> names(Path inbox) throws IOException {
        try (Stream<Path> files = Files.list(inbox.resolve("cur"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path localMaildir() throws IOException {
        Path inbox = temp.resolve("local/INBOX");
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(inbox.resolve(part));
        }
        for (int i = 0; i < MESSAGES; i++) {
            String flags = (i % 5 == 0 ? "F" : "") + (i % 2 == 0 ? "S" : "");
            Files.writeString(
                    inbox.resolve("cur").resolve("m%04d.local:2,%s".formatted(i, flags)),
                    "From: a@elsewhere.example\nSubject: mail %d\nMessage-ID: <%d@elsewhere.example>\n\nbody %d\n"
                            .formatted(i, i, i));
        }
        return inbox;
    }

    private String settings(int port) {
        return """
                IMAPAccount server
                Host localhost
                Port %d
                User mary@example.com
                Pass secret
                SSLType IMAPS
                CertificateFile %s
                SystemCertificates no

                IMAPStore remote
                Account server

                MaildirStore local
                Path %s/
                Inbox %s/INBOX
                SubFolders Verbatim

                Channel all
                Far :remote:
                Near :local:
                Patterns *
                Create Both
                Expunge Both
                SyncState *
                """.formatted(
                        port, temp.resolve("mail-data/tls/cert.pem"), temp.resolve("local"), temp.resolve("local"));
    }
}
