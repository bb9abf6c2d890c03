package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptTest {

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.resolve("vmail"));
    }

    private static Path maildir(Path path) throws IOException {
        for (String part : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(path.resolve(part));
        }
        return path;
    }

    private Adoption inspect(String namespace) throws IOException {
        Path conf = Files.writeString(
                temp.resolve("dovecot.conf"),
                "base_dir = " + temp + "/run\nmail_location = maildir:" + root + "/%d/%n\n" + namespace);
        return Adopt.inspectWith(conf, root);
    }

    @Test
    void namesWhatToCall() throws IOException {
        Path john = maildir(root.resolve("example.com/john/Maildir"));
        maildir(root.resolve("example.com/mary/Maildir"));
        maildir(john.resolve(".Sent.2023"));
        Files.writeString(john.resolve("cur/1700.a:2,S"), "Subject: x\n\n");
        Files.createDirectories(temp.resolve("conf.d"));
        Files.writeString(temp.resolve("conf.d/10-mail.conf"), """
            namespace inbox {
              separator = .
              prefix = INBOX.
              mailbox Sent {
                auto = create
              }
              inbox = yes
            }
            """);
        Adoption found = inspect("!include conf.d/*.conf\n");
        assertThat(found.blocking()).as(found.toString()).isFalse();
        assertThat(found.maildirs()).hasSize(2);
        assertThat(found.messages()).isEqualTo(1);
        assertThat(found.prefix()).isEqualTo("INBOX.");
        assertThat(found.call())
                .isEqualTo("MaildirStore.template(\"" + root
                        + "/{domain}/{local}/Maildir\").separator('.').prefix(\"INBOX.\")");
        assertThat(found.store()).isPresent();
    }

    @Test
    void knowsATreeOfFoldersAndNamesInUtf8() throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "not a UTF-8 locale");
        maildir(maildir(root.resolve("mary@example.com")).resolve("Entw\u00fcrfe/alt"));
        Adoption found = inspect("");
        assertThat(found.layout()).isEqualTo(MaildirLayout.FS);
        assertThat(found.utf8FolderNames()).isTrue();
        assertThat(found.separator()).isEqualTo('/');
        assertThat(found.template()).contains(root + "/{id}");
    }

    @Test
    void tellsWhatIsInTheWay() throws IOException {
        Path john = maildir(root.resolve("example.com/john"));
        Path folder = maildir(john.resolve(".Old"));
        Files.write(folder.resolve("cur/1700.z,S=9:2,SZ"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Files.createSymbolicLink(john.resolve(".Link"), folder);
        Files.writeString(john.resolve("dovecot-uidlist"), "3 V17 N1\n9 :a\n3 :b\n");
        Files.writeString(john.resolve("dovecot-uidlist.lock"), "4711:host");
        Files.createDirectory(folder.resolve("cur/1700.dir"));
        Files.delete(folder.resolve("tmp"));
        Files.createSymbolicLink(folder.resolve("tmp"), john.resolve("tmp"));
        Files.createDirectories(temp.resolve("run"));
        Files.writeString(
                temp.resolve("run/master.pid"), ProcessHandle.current().pid() + "\n");
        Map<String, String> before = everything();
        Adoption found = inspect("");
        assertThat(found.blocking()).isTrue();
        assertThat(found.dovecotRuns()).isTrue();
        assertThat(found.findings())
                .extracting(Finding::kind)
                .contains(
                        Finding.Kind.OTHER_FORMAT,
                        Finding.Kind.LINK,
                        Finding.Kind.DAMAGED,
                        Finding.Kind.LOCK,
                        Finding.Kind.NO_MESSAGE,
                        Finding.Kind.DOVECOT_RUNS);
        assertThat(found.toString()).contains("sharedWithDovecot()", "4711:host", ".Link", "zlib");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void foreignOwnersAreToldWithTheCommand() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root: nothing can be given away");
        for (String name : new String[] {"a", "b", "c'd"}) {
            maildir(root.resolve("example.com").resolve(name));
        }
        Path odd = root.resolve("example.com/c'd");
        Files.setOwner(odd, odd.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Adoption found = inspect("");
        assertThat(found.blocking()).isTrue();
        assertThat(found.toString()).contains("chown -R root:root '" + root + "/example.com/c'\\''d'");
    }

    @Test
    void uidListsElsewhereAreInTheWay() throws IOException {
        maildir(root.resolve("example.com/john"));
        Path conf = Files.writeString(
                temp.resolve("control.conf"),
                "base_dir = " + temp + "\nmail_location = maildir:" + root + "/%d/%n:CONTROL=/var/control/%u\n");
        Adoption found = Adopt.inspectWith(conf, root);
        assertThat(found.blocking()).isTrue();
        assertThat(found.toString()).contains("/var/control/%u");
    }

    @Test
    void whereNothingIsIsTold() throws IOException {
        assertThat(inspect("").findings()).extracting(Finding::kind).contains(Finding.Kind.NO_MAILDIR);
        assertThat(Adopt.inspect(temp.resolve("nowhere")).blocking()).isTrue();
    }

    /** Every file with its times and its content. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            paths.forEach(path -> all.put(path.toString(), described(path)));
        }
        return all;
    }

    private static String described(Path path) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + " "
                    + (Files.isRegularFile(path)
                            ? Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1)
                            : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
