package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that somebody puts into a maildir lead nowhere, and nothing is open to others. */
class PlantedThingsTest {

    @TempDir
    Path root;

    private StoreKit kit;
    private Path maildir;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        outside = Files.createDirectory(root.resolve("outside"));
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectory(outside.resolve(part));
        }
        Files.writeString(outside.resolve("cur/1700.secret:2,"), "Subject: secret\n\n");
        Files.writeString(outside.resolve("uidlist"), "secret\n");
        kit = new StoreKit(MaildirStore.at(root.resolve("mail")), closed -> MaildirStore.at(root.resolve("mail")));
        kit.deliver("own");
        kit.create("Work");
        maildir = root.resolve("mail/example.com/john");
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private Map<String, String> outside() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(outside)) {
            for (Path file : files.toList()) {
                all.put(file.toString(), Files.isRegularFile(file) ? Files.readString(file) : "");
            }
        }
        return all;
    }

    /** Puts a link in the place of something, which goes away. */
    private static void plant(Path place, Path target) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(place, place.resolveSibling(".was-" + place.getFileName()));
        }
        Files.createSymbolicLink(place, target);
    }

    /** Done or refused, both are good. */
    private static void attempt(Runnable change) {
        try {
            change.run();
        } catch (StoreException e) {
            assertThat(e.reason()).isIn(Reason.TRANSIENT, Reason.CANNOT, Reason.CORRUPT, Reason.GONE);
        }
    }

    @Test
    void aFolderThatIsALinkIsNoFolder() throws IOException {
        Map<String, String> before = outside();
        plant(maildir.resolve(".Work"), outside);
        plant(maildir.resolve(".Planted"), outside);
        for (int i = 0; i < 2; i++) {
            assertThat(kit.folders().open(MailboxName.of("Work")).toOptional()).isEmpty();
            assertThat(kit.folders().open(MailboxName.of("Planted")).toOptional())
                    .isEmpty();
            assertThat(StoreKit.reason(kit.folders().create(MailboxName.of("Planted"), Set.of())))
                    .isIn(Reason.CANNOT, Reason.EXISTS);
            kit.reopen();
        }
        assertThat(outside()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cur", "new", "tmp"})
    void aPartOfAMailboxThatIsALinkIsNotFollowed(String part) throws IOException {
        Map<String, String> before = outside();
        for (boolean isOpen : new boolean[] {true, false}) {
            if (!isOpen) {
                kit.store().close();
            }
            if (isOpen || !Files.isSymbolicLink(maildir.resolve(part))) {
                plant(maildir.resolve(part), outside.resolve(part));
            }
            if (!isOpen) {
                kit.reopen();
            }
            attempt(() -> kit.file("more", StoreKit.filing(MailboxName.INBOX)));
            attempt(() -> assertThat(kit.inbox().view().size()).isLessThanOrEqualTo(2));
            assertThat(outside()).isEqualTo(before);
        }
    }

    @Test
    void aMessageThatIsALinkIsNone() throws IOException {
        Files.createSymbolicLink(maildir.resolve("cur/1800.planted:2,S"), outside.resolve("cur/1700.secret:2,"));
        Files.createSymbolicLink(maildir.resolve("new/1800.other"), Path.of("/etc/passwd"));
        assertThat(kit.inbox().view().size()).isEqualTo(1);
        kit.reopen();
        assertThat(kit.inbox().view().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dovecot-uidlist",
                "dovecot-keywords",
                "subscriptions",
                "dovecot-uidvalidity",
                "mailwright-mailbox.log",
                "mailwright-account.log",
                "mailwright-special-use"
            })
    void aControlFileThatIsALinkIsNotWrittenThrough(String name, ExpectedLogs logs) throws IOException {
        logs.allow("");
        Map<String, String> before = outside();
        kit.store().close();
        plant(maildir.resolve(name), outside.resolve("uidlist"));
        kit.reopen();
        attempt(() -> kit.file("more", StoreKit.filing(MailboxName.INBOX).withFlags(Set.of(Flag.keyword("more")))));
        attempt(() -> kit.create("Another"));
        attempt(() -> StoreKit.get(kit.folders().subscriptions(Set.of(MailboxName.of("Another")), Set.of())));
        assertThat(outside()).isEqualTo(before);
    }

    @Test
    void anAccountThatIsALinkIsRefused() throws IOException {
        Map<String, String> before = outside();
        Files.createSymbolicLink(root.resolve("mail/example.com/eve"), outside);
        assertThat(StoreKit.reasonOf(
                        () -> kit.store().folders(StoreKit.account("eve")).list()))
                .isIn(Reason.TRANSIENT, Reason.CANNOT);
        assertThat(outside()).isEqualTo(before);
    }

    /** A server may be started with a umask that lets everybody in. */
    @Test
    void theUmaskDoesNotMatter() throws Exception {
        Path mail = root.resolve("umask");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask 000; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        FilingProcess.class.getName(),
                        mail.toString(),
                        "umask")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.getInputStream().read()).isPositive();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertNobodyElseMay(mail.resolve("example.com/john"));
    }

    private static void assertNobodyElseMay(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsOursAlone(MaildirLayout layout) throws IOException {
        try (StoreKit other = new StoreKit(MaildirStore.at(root.resolve("open")).layout(layout), closed -> closed)) {
            other.deliver("a");
            other.create("Work", "deep");
            StoreKit.get(other.folders()
                    .subscriptions(Set.of(MailboxName.of("Work", "deep")), Set.of(MailboxName.of("Sent"))));
            assertNobodyElseMay(root.resolve("open/example.com"));
        }
    }
}
