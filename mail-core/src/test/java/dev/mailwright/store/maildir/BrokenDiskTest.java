package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation of the disk fails once in each kind of change: nothing half-done is acknowledged or left behind. */
class BrokenDiskTest {

    /** More operations than any of these changes needs. */
    private static final int LIMIT = 400;

    @TempDir
    Path root;

    private final FailingDisk disk = new FailingDisk();
    private final AtomicInteger count = new AtomicInteger();
    private StoreKit kit;

    /** Something that changes a store. */
    private interface Work {
        void run(BrokenDiskTest test);
    }

    enum Change {
        DELIVER(test -> test.deliver("")),
        DELIVER_WITH_KEY(test -> test.deliver("key" + test.count.get())),
        APPEND_TWO(test -> StoreKit.get(test.append("append" + test.count.incrementAndGet()))),
        FLAG(test -> StoreKit.get(test.inbox()
                .flag(
                        UidSet.ALL,
                        new FlagEdit(
                                FlagEdit.Operation.REPLACE, Set.of(Flag.keyword("k" + test.count.incrementAndGet()))),
                        ModSeq.LAST))),
        EXPUNGE(test -> {
            UidSet uids = test.inbox().view().uids();
            StoreKit.get(test.inbox().expunge(UidSet.of(uids.first(0))));
        }),
        COPY(test -> StoreKit.get(test.inbox().copy(UidSet.ALL, test.kit.open("Archive")))),
        MOVE_THERE_AND_BACK(test -> {
            StoreKit.get(test.inbox().move(UidSet.ALL, test.kit.open("Archive")));
            StoreKit.get(test.kit.open("Archive").move(UidSet.ALL, test.inbox()));
        }),
        CREATE(test -> StoreKit.get(
                test.kit.folders().create(MailboxName.of("new" + test.count.incrementAndGet()), Set.of()))),
        RENAME(test -> {
            int n = test.count.incrementAndGet();
            test.kit.create("from" + n, "below");
            test.kit.create("from" + n);
            StoreKit.get(test.kit.folders().rename(MailboxName.of("from" + n), MailboxName.of("to" + n)));
        }),
        DELETE(test -> {
            String name = "doomed" + test.count.incrementAndGet();
            test.kit.create(name);
            StoreKit.get(test.kit.folders().delete(MailboxName.of(name)));
        }),
        SUBSCRIBE(test -> StoreKit.get(test.kit
                .folders()
                .subscriptions(Set.of(MailboxName.of("s" + test.count.incrementAndGet())), Set.of())));

        private final Work work;

        Change(Work work) {
            this.work = work;
        }
    }

    @BeforeEach
    void open() {
        kit = new StoreKit(store(), closed -> store());
        for (int i = 0; i < 3; i++) {
            deliver("");
        }
        kit.open("Archive").view();
    }

    /** Without a journal, whose checkpoints would work at the same time. */
    private MaildirStore store() {
        return MaildirStore.on(disk, root).durability(Durability.STRICT);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private Mailbox inbox() {
        return kit.inbox();
    }

    private void deliver(String key) {
        var filing = StoreKit.filing(MailboxName.INBOX);
        String subject = "m" + count.incrementAndGet();
        Filed filed = kit.file(subject, key.isEmpty() ? filing : filing.withKey(new DeliveryKey(key)));
        if (filed instanceof Filed.Failed failed) {
            throw failed.cause();
        }
    }

    private java.util.concurrent.CompletionStage<List<Uid>> append(String subject) {
        var one = kit.stage(subject);
        var filing = StoreKit.filing(MailboxName.INBOX).withFlags(Set.of(Flag.SEEN));
        return inbox().append(List.of(one, one), List.of(filing, filing));
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationMayFailOnce(Change change, ExpectedLogs logs) throws IOException {
        logs.allow(""); // every failure may be told
        int failures = 0;
        for (int n = 1; n < LIMIT; n++) {
            if (change == Change.EXPUNGE) {
                deliver("");
            }
            Map<String, String> before = content();
            disk.failAt(n, n % 2 == 0 ? "No space left on device" : "Input/output error");
            boolean refused = false;
            try {
                change.work.run(this);
            } catch (StoreException e) {
                refused = true;
                assertThat(e.reason()).isIn(StoreException.Reason.FULL, StoreException.Reason.TRANSIENT);
            }
            String history = disk.history();
            boolean failed = disk.heal();
            if (refused) {
                failures++;
                assertThat(failed).isTrue();
                assertThat(temporary()).as("left after %s", history).isEmpty();
                keptWhatWasThere(change, before, content(), history);
            }
            assertThat(disk.openFiles()).as("open files after %s", history).isZero();
            if (!failed) {
                break;
            }
        }
        assertThat(failures).as("positions that failed").isPositive();
        change.work.run(this);
        Map<String, String> open = content();
        kit.reopen();
        assertThat(content()).isEqualTo(open);
    }

    /** What was refused has added nothing, and taken nothing but what it was about to take. */
    private static void keptWhatWasThere(
            Change change, Map<String, String> before, Map<String, String> after, String history) {
        if (change == Change.EXPUNGE) {
            assertThat(before).as(history).containsAllEntriesOf(after);
        } else if (change == Change.MOVE_THERE_AND_BACK) {
            assertThat(after.values()).as(history).containsExactlyInAnyOrderElementsOf(before.values());
        } else {
            assertThat(after).as(history).isEqualTo(before);
        }
    }

    /** Mailbox and UID of every message, with its text. */
    private Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        for (MailboxName name : List.of(MailboxName.INBOX, MailboxName.of("Archive"))) {
            Mailbox mailbox = kit.open(name);
            mailbox.view()
                    .uids()
                    .forEach(uid -> content.put(
                            name + " " + mailbox.uidValidity() + " " + uid, StoreKit.text(mailbox, new Uid(uid))));
        }
        return content;
    }

    private List<String> temporary() throws IOException {
        Path maildir = root.resolve("example.com/john");
        try (Stream<Path> inbox = Files.list(maildir.resolve("tmp"));
                Stream<Path> archive = Files.list(maildir.resolve(".Archive/tmp"));
                Stream<Path> spool = Files.list(root.resolve(".mailwright/spool"))) {
            return Stream.of(inbox, archive, spool)
                    .flatMap(paths -> paths)
                    .map(Path::toString)
                    .filter(path -> !path.contains("/tmp/mailwright-"))
                    .toList();
        }
    }

    @Test
    void aFailedForceIsNotTriedAgainOnTheSameFile(ExpectedLogs logs) throws IOException {
        logs.allow(""); // every failure may be told
        long next = inbox().view().uidNext().value();
        disk.failAt(force("dovecot-uidlist"), "Input/output error");
        assertThat(StoreKit.failure(kit.file("lost", StoreKit.filing(MailboxName.INBOX))))
                .isEqualTo(StoreException.Reason.TRANSIENT);
        assertThat(disk.heal()).isTrue();
        disk.failAt(LIMIT, "");
        deliver("");
        assertThat(disk.history()).contains("create dovecot-uidlist.tmp", "force dovecot-uidlist.tmp");
        assertThat(inbox().view().uidAt(3))
                .as("a UID in a lost line is used up")
                .isGreaterThan(next);
    }

    /** Which operation of a delivery forces a file of that name. */
    private int force(String name) {
        disk.failAt(LIMIT, "");
        deliver("");
        List<String> done = List.of(disk.history().split(", "));
        UidSet last = UidSet.of(inbox().view().uidAt(3));
        StoreKit.get(inbox().expunge(last));
        return done.indexOf("force " + name) + 1;
    }
}
