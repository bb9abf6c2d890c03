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
import java.nio.file.NoSuchFileException;
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
            Path cur = maildir.resolve("cur");
            start = System.nanoTime();
            flag(dropped, cur);
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

    /** By its first look the server moves the file to cur/, which may be just now. */
    private static void flag(Path dropped, Path cur) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                Files.move(Files.exists(dropped) ? dropped : only(cur), cur.resolve("1800000000.dropped.host:2,F"));
                return;
            } catch (NoSuchFileException moved) {
                if (tries == 100) {
                    throw moved;
                }
            }
        }
    }

    /** Another server flags, our state is lost: a client that cached a higher MODSEQ than any other counts misses nothing. */
    @Test
    void aClientWithCondstoreMissesNoFlagWhenOurStateIsLost() throws Exception {
        Path maildir = temp.resolve("mail/ex.org/u");
        String validity;
        long cached;
        try (MailServer server = serve(MaildirLayout.MAILDIR_PLUS_PLUS);
                ImapWire wire = new ImapWire(server.service(Imap.SERVER).port(), USER)) {
            for (int i = 0; i < 3; i++) {
                wire.append("INBOX", "", "Subject: " + i + "\r\n\r\n");
            }
            wire.ask("SELECT INBOX (CONDSTORE)");
            for (int i = 0; i < 20; i++) {
                wire.ask("UID STORE 1 " + (i % 2 == 0 ? "+" : "-") + "FLAGS (\\Seen)");
            }
            List<String> status = wire.ask("STATUS INBOX (HIGHESTMODSEQ UIDVALIDITY)");
            cached = Long.parseLong(after(status, "HIGHESTMODSEQ "));
            validity = after(status, "UIDVALIDITY ");
        }
        try (Stream<Path> files = Files.list(maildir)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("mailwright-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        Path second = nth(maildir, 2);
        String base = second.getFileName().toString().split(":", -1)[0];
        Files.move(second, maildir.resolve("cur").resolve(base + ":2,F"));
        Files.delete(nth(maildir, 3));
        try (MailServer server = serve(MaildirLayout.MAILDIR_PLUS_PLUS);
                ImapWire wire = new ImapWire(server.service(Imap.SERVER).port(), USER)) {
            wire.ask("ENABLE QRESYNC");
            List<String> opened = wire.ask("SELECT INBOX (QRESYNC (" + validity + " " + cached + "))");
            assertThat(opened).anyMatch(line -> line.contains("UID 2") && line.contains("\\Flagged"));
            assertThat(opened).anyMatch(line -> line.contains("VANISHED (EARLIER)") && line.contains("3"));
            assertThat(Long.parseLong(after(opened, "HIGHESTMODSEQ "))).isGreaterThan(cached);
            assertThat(wire.ask("UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + cached + ")"))
                    .anyMatch(line -> line.contains("UID 2") && line.contains("\\Flagged"));
        }
    }

    private static String after(List<String> lines, String key) {
        String all = String.join("\n", lines);
        return all.substring(all.indexOf(key) + key.length()).split("[^0-9]", -1)[0];
    }

    /** The file of a UID, by the line of the uidlist. */
    private static Path nth(Path maildir, int uid) throws IOException {
        String base = Files.readAllLines(maildir.resolve("dovecot-uidlist")).stream()
                .skip(1)
                .filter(line -> line.startsWith(uid + " "))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .findFirst()
                .orElseThrow();
        for (String part : List.of("cur", "new")) {
            try (Stream<Path> files = Files.list(maildir.resolve(part))) {
                List<Path> found = files.filter(
                                path -> path.getFileName().toString().startsWith(base))
                        .toList();
                if (!found.isEmpty()) {
                    return found.get(0);
                }
            }
        }
        throw new IOException("no file of UID " + uid);
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
                    "..",
                    "../v",
                    "INBOX/..",
                    "INBOX/../../v",
                    "a/../../v",
                    "a//b",
                    "/",
                    "//etc",
                    "~",
                    "~root",
                    ".",
                    "./x",
                    "cur",
                    "new/tmp",
                    "INBOX/cur",
                    "inbox/x",
                    "iNbOx",
                    "%2e%2e/v",
                    "%2e",
                    ".hidden",
                    "dovecot-uidlist",
                    "mailwright-mailbox.log",
                    "subscriptions",
                    "tmp/mailwright-trash-x",
                    "&AC4-&AC4-/v",
                    "&AC8-etc",
                    "a\\\\b",
                    "x".repeat(255),
                    "y".repeat(256),
                    "z/".repeat(40) + "z",
                    "&AOQ-",
                    "a&AwE-",
                    "&AOE-",
                    "&IC4-x",
                    "*",
                    "%",
                    "a:2,S")) {
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
