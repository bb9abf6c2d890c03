package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Filed;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.store.maildir.EveryOperationFailsTest.Fault;
import dev.mailwright.store.maildir.PowerLoss.Renames;
import dev.mailwright.testing.ExpectedLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A delivery that was refused is sent again: whenever the power goes, the message is there once. */
class RefusedAndLostTest {

    private static final int DRAWS = 20;

    /** What the sender is told. */
    private static boolean isTaken(StoreKit kit) {
        try (Staged staged = kit.store().stage(Subjects.message("new"))) {
            return StoreKit.get(kit.store().file(staged, List.of(StoreKit.filing(MailboxName.INBOX))))
                            .get(0)
                    instanceof Filed.Stored;
        } catch (RuntimeException e) {
            return false; // what cannot be staged is refused as well
        }
    }

    private static long copies(StoreKit kit) {
        List<String> subjects = new ArrayList<>();
        kit.inbox().view().uids().forEach(uid -> subjects.add(Subjects.of(StoreKit.text(kit.inbox(), new Uid(uid)))));
        return subjects.stream().filter("new"::equals).count();
    }

    private static DiskImage prepared() {
        CrashDisk disk = new CrashDisk(new DiskImage(), "boot-1");
        try (StoreKit kit = Recorder.kit(MaildirStore.on(disk, Workload.ROOT), Recorder.BEGINNING, 1)) {
            kit.deliver("earlier");
        }
        return disk.image();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ENOSPC", "EIO", "SHORT_WRITE"})
    void aRefusedMessageDoesNotComeBack(Fault fault, ExpectedLogs logs) {
        logs.allow(""); // every failure may be told
        DiskImage before = prepared();
        int refused = 0;
        for (int at = 1; ; at++) {
            FaultyDisk trouble = new FaultyDisk();
            CrashDisk disk = new CrashDisk(before.copy(), "boot-1", trouble);
            String what = fault + " at operation " + at;
            try (StoreKit kit =
                    Recorder.kit(MaildirStore.on(disk, Workload.ROOT), Recorder.BEGINNING.plusSeconds(3600), 1_000)) {
                kit.inbox().view();
                trouble.failAt(at, fault);
                boolean taken = isTaken(kit);
                if (!trouble.heal()) {
                    break;
                }
                look(
                        before,
                        disk,
                        taken ? 1 : 0,
                        what + (taken ? ", taken" : ", refused") + " (" + trouble.history() + ")");
                if (!taken) {
                    refused++;
                    assertThat(isTaken(kit))
                            .as(what + ": taken at the second time")
                            .isTrue();
                    look(before, disk, 1, what + ", refused and sent again");
                }
            }
        }
        assertThat(refused).isPositive();
    }

    private static void look(DiskImage before, CrashDisk disk, int copies, String what) {
        PowerLoss loss = new PowerLoss(before, disk.steps(), Renames.ATOMIC);
        int end = loss.points();
        List<Outcome> outcomes = new ArrayList<>(Outcome.systematic(loss.unsafe(end)));
        Random random = new Random(1);
        for (int i = 0; i < DRAWS; i++) {
            outcomes.add(Outcome.random(random.nextLong()));
        }
        for (Outcome outcome : outcomes) {
            CrashDisk left = new CrashDisk(loss.after(end, outcome.kept()), outcome.killed() ? "boot-1" : "boot-2");
            String state = what + ", " + outcome.text();
            try (StoreKit kit =
                    Recorder.kit(MaildirStore.on(left, Workload.ROOT), Recorder.BEGINNING.plusSeconds(7200), 2_000)) {
                assertThat(copies(kit)).as(state + loss.history(end)).isEqualTo(copies);
                assertThat(Subjects.of(StoreKit.text(kit.inbox(), new Uid(1)))).isEqualTo("earlier");
            }
        }
    }
}
