package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.fetch.Fetch;
import dev.mailwright.fetch.FetchAccount;
import dev.mailwright.fetch.ImapMigration;
import dev.mailwright.fetch.migration.MigrationProgress;
import dev.mailwright.fetch.migration.MigrationReport;
import dev.mailwright.imap.Imap;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.dovecot.Dovecot;
import dev.mailwright.testing.dovecot.ImapWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Dovecot account of 2,000 messages in 30 folders comes here whole: mbsync, which reads both, finds no difference. */
class MigrationIT {

    private static final String USER = "u@ex.org";
    private static final int MESSAGES = 2_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss xx", Locale.ENGLISH);
    private static final Instant FIRST = Instant.parse("2019-03-01T08:00:00Z");
    private static final List<String> FOLDERS = Stream.concat(
                    Stream.of("INBOX", "Sent Items", "Drafts", "Deleted Items", "Entw&APw-rfe", "Empty"),
                    IntStream.range(6, 30).mapToObj(i -> i % 3 == 0 ? "Work.Project " + i : "Folder" + i))
            .toList();

    /** Where those with a special use go. */
    private static final Map<String, String> NAMES = Map.of("Sent Items", "Sent", "Deleted Items", "Trash");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final List<MigrationProgress> told = new CopyOnWriteArrayList<>();

    @Test
    void everythingComesOnce() throws Exception {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        String mbsync = Peers.require("mbsync").toString();
        fill(temp.resolve("vmail/ex.org/u"));
        Dovecot.give(temp.resolve("vmail"));
        try (Dovecot dovecot = new Dovecot(temp.resolve("dovecot"), temp.resolve("vmail"));
                MailServer server = server().start()) {
            ImapMigration migration = migration(dovecot.port());
            MigrationReport dry = run(server, migration.dryRun());
            assertThat(dry.error()).isEmpty();
            assertThat(dry.copied()).isEqualTo(MESSAGES);
            assertThat(run(server, migration).copied()).isEqualTo(MESSAGES);
            assertThat(told.get(told.size() - 1).messages()).isEqualTo(MESSAGES);
            assertThat(told.get(told.size() - 1).octets())
                    .isEqualTo(told.get(told.size() - 1).totalOctets());
            int ours = server.service(Imap.SERVER).port();
            same(mbsync, dovecot.port(), ours);

            MigrationReport second = run(server, migration);
            assertThat(second.copied()).isZero();
            assertThat(second.flagged()).isZero();
            assertThat(second.isComplete()).isTrue();

            change(dovecot.port());
            MigrationReport third = run(server, migration);
            assertThat(third.copied()).isEqualTo(1);
            assertThat(third.flagged()).isEqualTo(10);
            same(mbsync, dovecot.port(), ours);

            dovecot.ask("mailbox", "update", "--uid-validity", "424242", "Folder7");
            assertThat(run(server, migration).copied())
                    .as("UIDVALIDITY has changed")
                    .isZero();
        }
    }

    private static void fill(Path maildir) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            int folder = i % 5 == 0 ? 0 : i % FOLDERS.size();
            folder = FOLDERS.get(folder).equals("Empty") ? 0 : folder;
            Path path = folder == 0 ? maildir : maildir.resolve("." + FOLDERS.get(folder));
            String flags = (i % 7 == 0 ? "D" : "")
                    + (i % 3 == 0 ? "F" : "")
                    + (i % 11 == 0 ? "R" : "")
                    + (i % 2 == 0 ? "S" : "")
                    + (i % 13 == 0 ? "T" : "")
                    + (i % 4 == 0 ? "a" : "")
                    + (i % 9 == 0 ? "b" : "");
            Path file = Files.createDirectories(path.resolve("cur")).resolve("%d.M%d.old:2,%s".formatted(i, i, flags));
            Files.writeString(file, mail(i));
            Files.setLastModifiedTime(file, FileTime.from(FIRST.plus(Duration.ofMinutes(17L * i))));
        }
        for (String folder : FOLDERS) {
            Path path = folder.equals("INBOX") ? maildir : maildir.resolve("." + folder);
            for (String part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(path.resolve(part));
            }
            Files.writeString(path.resolve("dovecot-keywords"), "0 $Forwarded\n1 customer\n");
        }
    }

    private static String mail(int number) {
        return "From: a@elsewhere.example\nMessage-ID: <%d@elsewhere.example>\nSubject: mail %d\n\nbody %d %s\n"
                .formatted(number, number, number, "x".repeat(number % 300));
    }

    private MailServer server() {
        return MailServer.builder()
                .hostname("mail.ex.org")
                .localDomain("ex.org")
                .store(MaildirStore.at(temp.resolve("ours")))
                .accounts(a -> a.account(USER, Password.of("secret")))
                .postmaster(USER)
                .add(Imap.server().listen("127.0.0.1", 0))
                .add(Fetch.engine())
                .build();
    }

    private ImapMigration migration(int port) {
        FetchAccount old = Fetch.imap("old", "127.0.0.1")
                .port(port)
                .withoutTls()
                .privateNetwork()
                .login(USER, "secret")
                .deliverTo(USER);
        return ImapMigration.of(old).onProgress(told::add);
    }

    private static MigrationReport run(MailServer server, ImapMigration migration) throws Exception {
        MigrationReport report = server.service(Fetch.ENGINE)
                .migrate(migration)
                .toCompletableFuture()
                .get(120, TimeUnit.SECONDS);
        assertThat(report.error()).isEmpty();
        assertThat(report.folders()).hasSize(FOLDERS.size());
        return report;
    }

    private static void change(int port) throws IOException {
        try (ImapWire wire = new ImapWire(port, USER)) {
            wire.ask("SELECT Folder8");
            wire.ask("STORE 1:5 -FLAGS (\\Seen $Forwarded)");
            wire.ask("STORE 1:10 FLAGS (\\Answered late)");
            wire.append("Folder8", "\\Seen", mail(MESSAGES).replace("\n", "\r\n"));
        }
    }

    private void same(String mbsync, int theirs, int ours) throws Exception {
        int number = told.size();
        assertThat(synced(mbsync, ours, "ours" + number)).isEqualTo(synced(mbsync, theirs, "theirs" + number));
        assertThat(listed(ours, "/")).isEqualTo(listed(theirs, "."));
    }

    /** Folder, flags and arrival of each message as mbsync takes them, by its text. */
    private Map<String, String> synced(String program, int port, String name) throws Exception {
        Path root = Files.createDirectories(temp.resolve(name));
        Path settings = Files.writeString(temp.resolve(name + ".rc"), settings(port, root));
        RunProgram.of(program, "-c", settings.toString(), "-q", "-a")
                .within(Duration.ofSeconds(100))
                .run()
                .requireSuccess();
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (path.matches(".*/(cur|new)/.*")) {
                    String folder = here(path.replaceAll("/(cur|new)/.*", ""));
                    String flags = path.replaceAll(".*:2,|^[^:]*$", "");
                    String body = Files.readString(file).replaceAll("X-TUID: .*\n", "");
                    all.put(body, folder + " " + flags + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        return all;
    }

    private static String here(String folder) {
        return NAMES.getOrDefault(folder, folder);
    }

    /** Flags with keywords, date and size of each message by folder and subject, since mbsync knows no keywords. */
    private static Map<String, List<String>> listed(int port, String separator) throws IOException {
        Map<String, List<String>> all = new TreeMap<>();
        try (ImapWire wire = new ImapWire(port, USER)) {
            for (String folder : FOLDERS) {
                String own = separator.equals(".") ? folder : here(folder).replace(".", separator);
                List<String> rows = new ArrayList<>();
                all.put(folder, rows);
                wire.ask("EXAMINE \"" + own + "\"");
                for (String line :
                        wire.ask("UID FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (SUBJECT)])")) {
                    if (line.contains("FETCH (")) {
                        rows.add(row(line));
                    }
                }
                rows.sort(null);
            }
        }
        return all;
    }

    /** Items in any order, flags too; the zone in which a date is written may be another. */
    private static String row(String line) {
        String flags = line.replaceAll("(?s).*FLAGS \\(([^)]*)\\).*", "$1")
                .replace("\\Recent", "")
                .strip();
        String date = line.replaceAll("(?s).*INTERNALDATE \"([^\"]*)\".*", "$1").strip();
        Instant at = OffsetDateTime.parse(date, DATE).toInstant();
        String size = line.replaceAll("(?s).*RFC822.SIZE ([0-9]*).*", "$1");
        String subject = line.replaceAll("(?s).*Subject: ([^\r\n]*).*", "$1");
        return subject + " " + Stream.of(flags.split(" ", -1)).sorted().toList() + " " + at + " " + size;
    }

    private static String settings(int port, Path root) {
        return """
            FSync no

            IMAPAccount server
            Host 127.0.0.1
            Port %d
            User %s
            Pass secret
            SSLType None
            AuthMechs LOGIN

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
            Create Near
            Sync Pull
            CopyArrivalDate yes
            SyncState *
            """.formatted(port, USER, root, root);
    }
}
