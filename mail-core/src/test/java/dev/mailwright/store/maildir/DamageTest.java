package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Position;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Flag;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others, and broken disks, do to the files: a client never takes one message for another. */
class DamageTest {

    @TempDir
    Path root;

    private StoreKit kit;
    private Path maildir;

    @BeforeEach
    void open() {
        kit = new StoreKit(MaildirStore.at(root), closed -> MaildirStore.at(root));
        maildir = root.resolve("example.com/john");
    }

    @AfterEach
    void close() {
        kit.close();
    }

    /** Each message that ever was, by UIDVALIDITY and UID. */
    private Map<String, String> messages() {
        Map<String, String> texts = new HashMap<>();
        Mailbox inbox = kit.inbox();
        inbox.view()
                .uids()
                .forEach(uid -> texts.put(inbox.uidValidity() + " " + uid, StoreKit.text(inbox, new Uid(uid))));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dovecot-uidlist", "mailwright-mailbox.log", "mailwright-account.log"})
    void aFlippedBitNeverMakesOneMessageAnother(String name, ExpectedLogs logs) throws IOException {
        logs.allow("damaged");
        Map<String, String> ever = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            kit.deliver("m" + i);
        }
        ever.putAll(messages());
        StoreKit.get(kit.inbox().expunge(UidSet.of(3, 6)));
        Path file = maildir.resolve(name);
        for (int at = 0; at < Files.size(file); at += 5) {
            for (int bit : new int[] {0, 2, 6}) {
                long modSeq = kit.inbox().view().highestModSeq().value();
                String validity = kit.inbox().uidValidity().toString();
                Position position = kit.folders().log(new Position(0), 1_000).end();
                kit.store().close();
                byte[] bytes = Files.readAllBytes(file);
                if (at >= bytes.length) {
                    kit.reopen();
                    break;
                }
                bytes[at] ^= (byte) (1 << bit);
                Files.write(file, bytes);
                kit.reopen();
                String where = name + " at " + at + " bit " + bit;
                messages()
                        .forEach((uid, text) -> assertThat(ever.getOrDefault(uid, text))
                                .as(where + ": " + uid)
                                .isEqualTo(text));
                assertThat(messages().values().stream().distinct()).as(where).hasSize(4);
                if (kit.inbox().uidValidity().toString().equals(validity)) {
                    assertThat(kit.inbox().view().highestModSeq().value())
                            .as(where)
                            .isGreaterThanOrEqualTo(modSeq);
                }
                LogPage page = kit.folders().log(position, 10);
                assertThat(page.end().value()).as(where).isGreaterThanOrEqualTo(position.value());
                ever.putAll(messages());
            }
        }
    }

    @Test
    void aDamagedLineOfTheKeysForgetsItsKeyAloneAndSaysSo(ExpectedLogs logs) throws IOException {
        for (String key : new String[] {"k1", "k2"}) {
            kit.file(key, StoreKit.filing(MailboxName.INBOX).withKey(new DeliveryKey(key)));
        }
        kit.store().close();
        Path file = maildir.resolve("mailwright-keys.log");
        Files.writeString(file, Files.readString(file).replaceFirst("I k1 ", "I k! "));
        kit.reopen();
        logs.warn("mailwright-keys.log is damaged: keys whose lines cannot be read are forgotten");
        assertThat(StoreKit.stored(kit.file(
                                "k2", StoreKit.filing(MailboxName.INBOX).withKey(new DeliveryKey("k2"))))
                        .repeated())
                .isTrue();
        assertThat(StoreKit.stored(kit.file(
                                "k1", StoreKit.filing(MailboxName.INBOX).withKey(new DeliveryKey("k1"))))
                        .repeated())
                .isFalse();
        kit.reopen();
        assertThat(StoreKit.stored(kit.file(
                                "k1", StoreKit.filing(MailboxName.INBOX).withKey(new DeliveryKey("k1"))))
                        .repeated())
                .isTrue();
    }

    @Test
    void foreignThingsInTheDirectoriesAreNoMessages() throws IOException {
        kit.deliver("one");
        Path cur = maildir.resolve("cur");
        Files.createDirectory(cur.resolve("1700.dir"));
        Files.createSymbolicLink(cur.resolve("1700.link:2,S"), Path.of("/etc/passwd"));
        Files.writeString(cur.resolve("1700.a\n99 :b:2,S"), "Subject: bad name\n\n");
        Files.writeString(maildir.resolve("tmp/garbage"), "x");
        Files.createFile(maildir.resolve("new/1700.empty"));
        for (int i = 0; i < 2; i++) {
            assertThat(kit.inbox().view().size()).isEqualTo(2);
            assertThat(StoreKit.bytes(kit.inbox(), new Uid(2))).isEmpty();
            kit.reopen();
        }
    }

    @Test
    void aLinkedDirectoryIsRefused() throws IOException {
        kit.deliver("one");
        kit.store().close();
        Files.move(maildir.resolve("cur"), maildir.resolve("elsewhere"));
        Files.createSymbolicLink(maildir.resolve("cur"), maildir.resolve("elsewhere"));
        kit.reopen();
        assertThat(StoreKit.reasonOf(() -> kit.inbox().view())).isEqualTo(StoreException.Reason.TRANSIENT);
    }

    @Test
    void aVanishedFileIsGoneAndADeletedMailboxToo() throws IOException {
        kit.deliver("one");
        Mailbox inbox = kit.inbox();
        Files.delete(maildir.resolve("cur")
                .resolve(new LocalDisk().list(maildir.resolve("cur")).get(0)));
        assertThat(StoreKit.reasonOf(() -> inbox.content(new Uid(1)).close())).isEqualTo(StoreException.Reason.GONE);
        assertThat(StoreKit.rows(inbox)).isEmpty();
        Mailbox held = kit.create("held");
        StoreKit.get(kit.folders().delete(held.name()));
        assertThat(StoreKit.reasonOf(held::view)).isEqualTo(StoreException.Reason.GONE);
        assertThat(StoreKit.reason(held.expunge(UidSet.ALL))).isEqualTo(StoreException.Reason.GONE);
    }

    @Test
    void aSecondStoreIsRefusedAndTakesNoLockAway() throws Exception {
        MaildirStore second = MaildirStore.at(root);
        assertThat(second).hasToString("maildir store in " + root);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> second.open(kit.environment()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThat(lockers()).contains(":" + inode() + " ");
        kit.reopen();
        kit.append(kit.inbox(), Set.of(Flag.SEEN), "works");
    }

    private String inode() throws IOException {
        return Files.getAttribute(root.resolve(".mailwright.lock"), "unix:ino").toString();
    }

    /** What the kernel says of locks; nothing else can tell without another process. */
    private static String lockers() throws Exception {
        Process cat = new ProcessBuilder("cat", "/proc/locks").start();
        try (InputStream in = cat.getInputStream()) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(cat.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return text;
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() {
        MaildirStore store = MaildirStore.at(Path.of("/proc/mail"));
        assertThatThrownBy(() -> store.open(kit.environment()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/proc/mail");
    }

    @Test
    void accountsStayInTheirPlace() {
        for (String id : new String[] {"../x@example.com", "a/b@x", "..@..", "x@../..", "a".repeat(240) + "@x"}) {
            Path path = AccountPath.at(root).of(new dev.mailwright.AccountId(id));
            assertThat(path.startsWith(root)).as(id).isTrue();
            assertThat(root.relativize(path).getNameCount()).as(id).isEqualTo(2);
        }
    }
}
