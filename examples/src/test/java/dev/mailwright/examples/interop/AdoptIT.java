package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.store.maildir.Adopt;
import dev.mailwright.store.maildir.Adoption;
import dev.mailwright.store.maildir.MaildirLayout;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.dovecot.Dovecot;
import dev.mailwright.testing.dovecot.ImapWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A maildir is served by Dovecot, then by us, then by Dovecot: to a client nothing changed, and mbsync, which runs before,
 * between and after, loads nothing again and carries flags both ways.
 */
class AdoptIT {

    private static final String USER = "u@ex.org";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    /** What Dovecot's administrators choose. */
    enum Box {
        MAILDIR_PLUS_PLUS("", ".", ""),
        PREFIX("", ".", "INBOX."),
        FS(":LAYOUT=fs", "/", ""),
        UTF_8(":UTF-8", "/", ""),
        FS_UTF_8(":LAYOUT=fs:UTF-8", ".", "INBOX.");

        final String options;
        final String separator;
        final String prefix;

        Box(String options, String separator, String prefix) {
            this.options = options;
            this.separator = separator;
            this.prefix = prefix;
        }

        String name(String... levels) {
            return "\"" + prefix + String.join(separator, levels) + "\"";
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBoxGoesFromDovecotToUsAndBack(Box box) throws Exception {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        String mbsync = Peers.require("mbsync").toString();
        assumeTrue(
                !box.options.contains("UTF-8") || "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "not a UTF-8 locale");
        Path mail = Files.createDirectory(temp.resolve("mail"));
        Dovecot.give(mail);
        Map<String, List<String>> before;
        try (Dovecot dovecot = dovecot(box, mail, "first")) {
            fill(box, dovecot.port());
            before = state(dovecot.port());
            assertThat(before).hasSizeGreaterThanOrEqualTo(5);
            sync(mbsync, dovecot.port());
        }
        Adoption found = Adopt.inspectWith(temp.resolve("first/dovecot.conf"), mail);
        assertThat(found.separator() + found.prefix()).isEqualTo(box.separator + box.prefix);
        assertThat(found.layout() == MaildirLayout.FS).isEqualTo(box.options.contains("fs"));
        assertThat(found.utf8FolderNames()).isEqualTo(box.options.contains("UTF-8"));
        assertThat(found.template()).contains(mail + "/{domain}/{local}");
        assertThat(found.messages()).isEqualTo(24);
        List<String> loaded = local();
        assertThat(loaded).hasSize(24);
        Map<String, List<String>> between;
        try (MailServer server = serve(box, mail)) {
            int port = server.service(Imap.SERVER).port();
            assertThat(state(port)).isEqualTo(before);
            sync(mbsync, port);
            assertThat(local()).as("nothing is loaded again").isEqualTo(loaded);
            change(box, port);
            flagLocally();
            sync(mbsync, port);
            between = state(port);
            assertThat(String.join("\n", between.get("INBOX"))).contains("\\Flagged ours", "\\Draft");
            loaded = local();
            assertThat(loaded).hasSize(24);
        }
        Dovecot.give(mail);
        try (Dovecot dovecot = dovecot(box, mail, "second")) {
            assertThat(state(dovecot.port())).isEqualTo(between);
            sync(mbsync, dovecot.port());
            assertThat(local()).as("nothing is loaded again").isEqualTo(loaded);
            assertThat(dovecot.log()).doesNotContain("Error", "orrupt", "Duplicate", "reappeared");
        }
    }

    private Dovecot dovecot(Box box, Path mail, String name) throws IOException {
        return new Dovecot(
                Files.createDirectory(temp.resolve(name)),
                "maildir:" + mail + "/%d/%n" + box.options,
                box.separator,
                box.prefix);
    }

    private static MailServer serve(Box box, Path mail) {
        MaildirStore store = MaildirStore.template(mail + "/{domain}/{local}")
                .separator(box.separator.charAt(0))
                .prefix(box.prefix);
        if (box.options.contains("fs")) {
            store.layout(MaildirLayout.FS);
        }
        if (box.options.contains("UTF-8")) {
            store.utf8FolderNames();
        }
        return MailServer.builder()
                .hostname("mail.ex.org")
                .localDomain("ex.org")
                .store(store)
                .accounts(accounts -> accounts.account(USER, Password.of("secret")))
                .postmaster(USER)
                .add(Imap.server().listen("127.0.0.1", 0))
                .build()
                .start();
    }

    private static void fill(Box box, int port) throws IOException {
        try (ImapWire wire = new ImapWire(port, USER)) {
            for (String name : List.of(
                    box.name("Work", "Reports"), box.name("Entw&APw-rfe"), box.name("a&-b"), box.name("Sent"))) {
                wire.ask("CREATE " + name);
                wire.ask("SUBSCRIBE " + name);
            }
            wire.ask("SUBSCRIBE INBOX");
            for (String name : List.of("INBOX", box.name("Work", "Reports"))) {
                for (int i = 0; i < 12; i++) {
                    wire.append(
                            name,
                            i % 3 == 0 ? "\\Seen" : i % 3 == 1 ? "\\Answered $Forwarded theirs" : "",
                            "Message-ID: <" + i + "@x>\r\nSubject: m" + i + "\r\n\r\nx\r\n");
                }
            }
            wire.ask("SELECT INBOX");
            wire.ask("UID STORE 4 +FLAGS (\\Deleted)");
            wire.ask("EXPUNGE");
            wire.append("INBOX", "\\Flagged", "Message-ID: <last@x>\r\nSubject: last\r\n\r\nx\r\n");
        }
    }

    /** What we do to it: a new flag and keyword, an expunge, a message, a subscription. */
    private static void change(Box box, int port) throws IOException {
        try (ImapWire wire = new ImapWire(port, USER)) {
            wire.ask("SELECT INBOX");
            wire.ask("UID STORE 2 +FLAGS (\\Flagged ours)");
            wire.ask("UID STORE 5 +FLAGS (\\Deleted)");
            wire.ask("EXPUNGE");
            wire.append("INBOX", "\\Seen", "Message-ID: <ours@x>\r\nSubject: ours\r\n\r\nx\r\n");
            wire.ask("UNSUBSCRIBE " + box.name("Sent"));
            wire.ask("SUBSCRIBE " + box.name("a&-b"));
        }
    }

    /** What a client may know: mailboxes, subscriptions, and UIDVALIDITY, UIDs, flags and sizes of each mailbox. */
    private static Map<String, List<String>> state(int port) throws IOException {
        Map<String, List<String>> state = new TreeMap<>();
        try (ImapWire wire = new ImapWire(port, USER)) {
            state.put("subscribed", names(wire.ask("LSUB \"\" \"*\"")));
            List<String> selectable = wire.ask("LIST \"\" \"*\"").stream()
                    .filter(line -> !line.contains("\\Noselect") && !line.contains("\\NonExistent"))
                    .toList();
            for (String name : names(selectable)) {
                List<String> lines = new ArrayList<>();
                for (String line : wire.ask("EXAMINE \"" + name + "\"")) {
                    Stream.of("UIDVALIDITY", "UIDNEXT")
                            .filter(line::contains)
                            .forEach(key -> lines.add(line.substring(line.indexOf(key), line.indexOf(']'))));
                }
                for (String line : wire.ask("UID FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE)")) {
                    if (line.contains("FETCH (")) {
                        lines.add(fetched(line));
                    }
                }
                lines.sort(null);
                state.put(name, lines);
            }
        }
        return state;
    }

    /** The same text for the same answer, in whatever order a server says it. */
    private static String fetched(String line) {
        String flags = line.substring(line.indexOf("FLAGS (") + 7, line.indexOf(')'));
        String sorted = Arrays.stream(flags.split(" ", -1))
                .filter(flag -> !flag.isEmpty() && !flag.equals("\\Recent"))
                .sorted()
                .collect(Collectors.joining(" "));
        return "UID " + after(line, "UID ") + " SIZE " + after(line, "RFC822.SIZE ") + " DATE "
                + line.split("\"", -1)[1] + " " + sorted;
    }

    private static String after(String line, String key) {
        return line.substring(line.indexOf(key) + key.length()).split("[ )]", -1)[0];
    }

    private static List<String> names(List<String> answers) {
        return new ArrayList<>(answers.stream()
                .filter(line -> line.startsWith("* L"))
                .map(line -> line.endsWith("\"")
                        ? line.substring(line.lastIndexOf('"', line.length() - 2) + 1, line.length() - 1)
                        : line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    // -- the client --

    private void sync(String mbsync, int port) throws Exception {
        Path local = temp.resolve("local");
        Files.createDirectories(local);
        Path rc = Files.writeString(temp.resolve("rc"), """
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
            Patterns INBOX *Reports
            Create Near
            Expunge Both
            SyncState *
            """.formatted(port, USER, local, local));
        RunProgram.of(mbsync, "-c", rc.toString(), "-a")
                .within(Duration.ofSeconds(60))
                .run()
                .requireSuccess();
    }

    /** The unique parts of the names of the files that the client has. */
    private List<String> local() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("local"))) {
            return files.filter(file ->
                            file.toString().contains("/cur/") || file.toString().contains("/new/"))
                    .map(file -> file.getFileName().toString().split("[,:]", -1)[0])
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void flagLocally() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("local/INBOX"))) {
            Path file = files.filter(path ->
                            path.toString().endsWith(":2,F") || path.toString().endsWith(":2,FS"))
                    .findFirst()
                    .orElseThrow();
            Files.move(file, file.resolveSibling(file.getFileName().toString().replace(":2,", ":2,D")));
        }
    }
}
