package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.ExpectedLogs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each operation of the disk fails once in each kind of change, in each way in which it can: what is refused is not there,
 * what is acknowledged is; nothing is left open or under {@code tmp/}, no file is forced after a force of it failed, and
 * the next delivery works.
 */
class EveryOperationFailsTest {

    private static final AtomicInteger TRIALS = new AtomicInteger();
    private static final MailboxName WORK = MailboxName.of("Work");

    /** What is changed. */
    enum Change {
        DELIVER(kit -> deliver(kit, "", "new")),
        DELIVER_LARGE(kit -> deliver(kit, "", "new#300000")),
        DELIVER_WITH_KEY(kit -> deliver(kit, "key", "new")),
        DELIVER_INTO_A_NEW_FOLDER(kit -> stored(kit.file(
                "new",
                StoreKit.filing(MailboxName.of("Made")).withOptions(dev.mailwright.store.FilingOption.CREATE_FOLDER)))),
        APPEND_THREE(kit -> {
            try (Staged one = kit.stage("new")) {
                Filing filing = StoreKit.filing(MailboxName.INBOX).withFlags(Set.of(Flag.SEEN, Flag.keyword("$New")));
                StoreKit.get(kit.inbox().append(List.of(one, one, one), List.of(filing, filing, filing)));
            }
        }),
        FLAG(kit -> StoreKit.get(kit.inbox().flag(UidSet.ALL, FlagEdit.add(Flag.keyword("$New")), ModSeq.LAST))),
        EXPUNGE(kit -> StoreKit.get(kit.inbox().expunge(UidSet.of(1, 3)))),
        COPY(kit -> StoreKit.get(kit.inbox().copy(UidSet.ALL, kit.open(WORK)))),
        MOVE(kit -> StoreKit.get(kit.inbox().move(UidSet.ALL, kit.open(WORK)))),
        CREATE(kit -> StoreKit.get(kit.folders().create(MailboxName.of("Work", "Deep"), Set.of()))),
        CREATE_WITH_USE(kit -> {
            StoreKit.get(kit.folders().delete(MailboxName.of("Junk")));
            StoreKit.get(kit.folders().create(MailboxName.of("Spam"), Set.of(SpecialUse.JUNK)));
        }),
        RENAME(kit -> StoreKit.get(kit.folders().rename(WORK, MailboxName.of("Play")))),
        DELETE(kit -> StoreKit.get(kit.folders().delete(WORK))),
        SUBSCRIBE(kit -> StoreKit.get(kit.folders().subscriptions(Set.of(MailboxName.of("News")), Set.of()))),
        REMOVE_AN_ACCOUNT(kit -> StoreKit.get(kit.store().remove(StoreKit.account("anna"))));

        private final Consumer<StoreKit> body;

        Change(Consumer<StoreKit> body) {
            this.body = body;
        }
    }

    /** How an operation fails. */
    enum Fault {
        ENOSPC("No space left on device", "create append write mkdir link rename force"),
        EIO(
                "Input/output error",
                "create append overwrite open read write force rename link delete mkdir list stat time"),
        EACCES("Permission denied", "create append overwrite open rename link delete mkdir list"),
        EMFILE("Too many open files", "create append overwrite open list"),
        SHORT_WRITE("No space left on device", "write");

        private final String reason;
        private final List<String> operations;

        Fault(String reason, String operations) {
            this.reason = reason;
            this.operations = List.of(operations.split(" ", -1));
        }

        String reason() {
            return reason;
        }

        boolean fits(String operation) {
            return operations.contains(operation);
        }
    }

    private static void deliver(StoreKit kit, String key, String subject) {
        Filing filing = StoreKit.filing(MailboxName.INBOX);
        try (Staged staged = kit.store().stage(Subjects.message(subject))) {
            Filing keyed = key.isEmpty() ? filing : filing.withKey(new DeliveryKey(key));
            stored(StoreKit.get(kit.store().file(staged, List.of(keyed))).get(0));
        }
    }

    private static void stored(Filed filed) {
        if (filed instanceof Filed.Failed failed) {
            throw failed.cause();
        }
    }

    @AfterAll
    static void report() {
        System.out.println("failing operations: " + TRIALS + " trials");
    }

    private static DiskImage prepared() {
        CrashDisk disk = new CrashDisk(new DiskImage(), "boot");
        try (StoreKit kit = Recorder.kit(MaildirStore.on(disk, Workload.ROOT), Recorder.BEGINNING, 1)) {
            kit.create("Work");
            kit.create("Work", "Below");
            for (int i = 1; i <= 3; i++) {
                deliver(kit, "", "m" + i);
            }
            kit.store().folders(StoreKit.account("anna")).list();
        }
        return disk.image();
    }

    @ParameterizedTest
    @EnumSource
    void anyOperationMayFail(Change change, ExpectedLogs logs) {
        logs.allow(""); // every failure may be told
        DiskImage before = prepared();
        for (Fault fault : Fault.values()) {
            int at = 1;
            while (trial(before, change, fault, at)) {
                at++;
                TRIALS.incrementAndGet();
            }
        }
    }

    /** Whether there was such an operation. */
    private static boolean trial(DiskImage before, Change change, Fault fault, int at) {
        FaultyDisk trouble = new FaultyDisk();
        CrashDisk disk = new CrashDisk(before.copy(), "boot", trouble);
        MaildirStore store = MaildirStore.on(disk, Workload.ROOT);
        String what = change + ", " + fault + " at operation " + at + ": ";
        try (StoreKit kit = Recorder.kit(store, Recorder.BEGINNING.plusSeconds(3600), 1_000)) {
            Map<String, String> earlier = content(kit);
            kit.folders().subscribed();
            int open = disk.openFiles();
            trouble.failAt(at, fault);
            boolean refused = false;
            try {
                change.body.accept(kit);
            } catch (StoreException e) {
                refused = true;
                assertThat(e.reason())
                        .as(what + e.getMessage())
                        .isEqualTo(
                                fault == Fault.ENOSPC || fault == Fault.SHORT_WRITE
                                        ? StoreException.Reason.FULL
                                        : StoreException.Reason.TRANSIENT);
            }
            boolean failed = trouble.heal();
            String done = what + trouble.history();
            assertThat(refused).as(done + " refused").isIn(failed, false);
            assertThat(disk.openFiles()).as(done + ": open files").isLessThanOrEqualTo(open + 1); // the commit journal
            Map<String, String> now = content(kit);
            if (refused) {
                kept(change, earlier, now, done);
            }
            deliver(kit, "", "afterwards");
            Map<String, String> later = content(kit);
            assertThat(later.values()).as(done).containsAll(now.values()).contains("afterwards");
            assertThat(disk.forcedAgain()).as(done + ": forced again").isZero();
            assertThat(disk.inDirectoriesNamed("tmp")).as(done + ": left").isEmpty();
            kit.reopen();
            assertThat(disk.inDirectoriesNamed("spool")).as(done + ": left").isEmpty();
            assertThat(disk.openFiles()).as(done + ": open files").isZero();
            assertThat(content(kit)).as(done + ": opened again").isEqualTo(later);
            return failed;
        }
    }

    /** What was refused has added nothing, and taken nothing but what it was about to take. */
    private static void kept(Change change, Map<String, String> before, Map<String, String> after, String what) {
        if (change == Change.EXPUNGE) {
            assertThat(before).as(what).containsAllEntriesOf(after);
        } else if (change == Change.FLAG) {
            assertThat(withoutFlags(after)).as(what).isEqualTo(withoutFlags(before));
        } else if (change == Change.CREATE_WITH_USE || change == Change.DELIVER_INTO_A_NEW_FOLDER) {
            assertThat(withoutFlags(after)).as(what).containsAllEntriesOf(withoutFlags(before));
            assertThat(after).as(what).doesNotContainValue("new");
        } else {
            assertThat(after).as(what).isEqualTo(before);
        }
    }

    private static Map<String, String> withoutFlags(Map<String, String> content) {
        Map<String, String> plain = new HashMap<>();
        content.forEach((where, subject) -> plain.put(where.substring(0, where.indexOf('[')), subject));
        return plain;
    }

    /** Mailbox, UID and flags of every message, with its subject. */
    private static Map<String, String> content(StoreKit kit) {
        Map<String, String> content = new TreeMap<>();
        List<MailboxName> names = new ArrayList<>();
        kit.folders().list().stream()
                .filter(Folder::isSelectable)
                .map(Folder::name)
                .forEach(names::add);
        for (MailboxName name : names) {
            Mailbox mailbox = kit.open(name);
            mailbox.view().uids().forEach(uid -> {
                int at = mailbox.view().indexOf(uid);
                content.put(
                        name + " " + mailbox.uidValidity() + " " + uid
                                + mailbox.view().flagsAt(at),
                        Subjects.of(StoreKit.text(mailbox, new Uid(uid))));
            });
        }
        return content;
    }
}
