package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.store.maildir.MaildirLayout;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.dovecot.ImapWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to files is told in IDLE, and what is done by names stays in its place. */
class MaildirOverImapTest {

    private static final String USER = "u@ex.org";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private MailServer serve(MaildirLayout layout) {
        return MailServer.builder()
                .hostname("mail.ex.org")
                .localDomain("ex.org")
                .store(MaildirStore.at(temp.resolve("mail")).layout(layout))
                .accounts(accounts -> accounts.account(USER, Password.of("secret")))
                .postmaster(USER)
                .add(Imap.server().listen("127.0.0.1", 0))
                .build()
                .start();
    }

    @Test
    void changesOfFilesAreToldInIdle() throws Exception {
        List<Long> millis = new ArrayList<>();
        try (MailServer server = serve(MaildirLayout.MAILDIR_PLUS_PLUS);
                ImapWire wire = new ImapWire(server.service(Imap.SERVER).port(), USER)) {
            wire.ask("SELECT INBOX");
            wire.idle();
            Path maildir = temp.resolve("mail/ex.org/u");
            long start = System.nanoTime();
            Path dropped = Files.writeString(maildir.resolve("new/1800000000.dropped.host"), "Subject: x\n\nx\n");
            wire.hear("1 EXISTS");
            millis.add((System.nanoTime() - start) / 1_000_000);
            // by its first look the server moved it to cur/
            Path cur = maildir.resolve("cur");
            start = System.nanoTime();
            Path now = Files.exists(dropped) ? dropped : only(cur);
            Files.move(now, cur.resolve("1800000000.dropped.host:2,F"));
            wire.hear("\\Flagged");
            millis.add((System.nanoTime() - start) / 1_000_000);
            start = System.nanoTime();
            Files.delete(only(cur));
            wire.hear("1 EXPUNGE");
            millis.add((System.nanoTime() - start) / 1_000_000);
            wire.done();
        }
        System.out.println("told in IDLE after " + millis + " ms");
        assertThat(millis).allMatch(time -> time < Duration.ofSeconds(5).toMillis());
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesStayInTheirPlace(MaildirLayout layout) throws Exception {
        Files.createDirectories(temp.resolve("mail/ex.org/v"));
        Set<String> before = outside();
        try (MailServer server = serve(layout);
                ImapWire wire = new ImapWire(server.service(Imap.SERVER).port(), USER)) {
            int held = 0;
            for (String name : List.of(
                    "..", "../v", "INBOX/..", "INBOX/../../v", "a/../../v", "a//b", "/", "//etc", "~", "~root", ".", "./x",
                    "cur", "new/tmp", "INBOX/cur", "inbox/x", "iNbOx", "%2e%2e/v", "%2e", ".hidden", "dovecot-uidlist",
                    "mailwright-mailbox.log", "subscriptions", "tmp/mailwright-trash-x", "&AC4-&AC4-/v", "&AC8-etc",
                    "a\\\\b", "x".repeat(255), "y".repeat(256), "z/".repeat(40) + "z", "&AOQ-", "a&AwE-", "&AOE-",
                    "&IC4-x", "*", "%", "a:2,S")) {
                if (created(wire, name)) {
                    held++;
                    wire.append("\"" + name + "\"", "", "Subject: there\r\n\r\n");
                }
                created(wire, name + "/child");
            }
            assertThat(held).isGreaterThan(10);
            assertThat(outside()).isEqualTo(before);
            wire.ask("SELECT INBOX");
        }
        assertThat(outside()).isEqualTo(before);
    }

    private static boolean created(ImapWire wire, String name) throws IOException {
        try {
            wire.ask("CREATE \"" + name + "\"");
            return true;
        } catch (IOException e) {
            assertThat(e.getMessage()).containsAnyOf(" NO ", " BAD ");
            return false;
        }
    }

    /** All paths but those in the maildir, and the links in it. */
    private Set<String> outside() throws IOException {
        Path maildir = temp.resolve("mail/ex.org/u");
        Set<String> paths = new TreeSet<>();
        try (Stream<Path> files = Files.walk(temp)) {
            files.filter(path -> !path.startsWith(maildir) && !path.toString().contains("/.mailwright"))
                    .forEach(path -> paths.add(path.toString()));
        }
        return paths;
    }
}
