package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.store.maildir.PowerLoss.Renames;
import dev.mailwright.store.maildir.Workload.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** The states in which the power may leave one recording, each looked at once. */
final class CrashStates {

    private final String name;
    private final Recording recording;
    private final Renames renames;
    private final PowerLoss loss;
    private final Consumer<MaildirStore> settings;
    private final Set<String> seen = new HashSet<>();
    private int states;

    CrashStates(String name, Recording recording, PowerLoss loss, Renames renames, Consumer<MaildirStore> settings) {
        this.name = name;
        this.recording = recording;
        this.loss = loss;
        this.renames = renames;
        this.settings = settings;
    }

    /** How many different states were looked at. */
    int states() {
        return states;
    }

    int points() {
        return loss.points();
    }

    /** The plain outcomes at every point. */
    void systematic() {
        for (int point = 0; point <= loss.points(); point++) {
            for (Outcome outcome : Outcome.systematic(loss.unsafe(point))) {
                look(point, outcome);
            }
        }
    }

    /** The plain outcomes of what is safe in another run that forces more, and is not here; about so many at most. */
    void systematicBeyond(PowerLoss other, int most) {
        for (int point = loss.points(); point >= 0 && states < most; point--) {
            PowerLoss.Unsafe more = loss.unsafe(point).without(other.unsafe(point));
            if (!more.isEmpty()) {
                for (Outcome outcome : Outcome.systematic(more)) {
                    look(point, outcome);
                }
            }
        }
    }

    /** So many draws of a point and an outcome. */
    void random(int draws, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < draws; i++) {
            look(random.nextInt(loss.points() + 1), Outcome.random(random.nextLong()));
        }
    }

    /** As many draws of the plain outcomes. */
    void sample(int draws, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < draws; i++) {
            int point = random.nextInt(loss.points() + 1);
            var outcomes = Outcome.systematic(loss.unsafe(point));
            look(point, outcomes.get(random.nextInt(outcomes.size())));
        }
    }

    /** Looks at a state unless it was looked at already. */
    void look(int point, Outcome outcome) {
        if (outcome.killed() && renames == Renames.HALVES) {
            return; // no process ends in the middle of a rename
        }
        DiskImage image = loss.after(point, outcome.kept());
        double position = loss.position(point);
        if (!seen.add(image.digest() + " " + position + " " + outcome.killed())) {
            return;
        }
        states++;
        String before = image.tree();
        try {
            CrashDisk disk = new CrashDisk(image, outcome.killed() ? "boot-1" : "boot-2");
            forDovecot(disk);
            var now = Recorder.BEGINNING.plus(Duration.ofHours(2));
            try (var kit = Recorder.kit(Workload.store(disk, settings), now, 2_000)) {
                new Inspection(kit, recording.recorder().expected(position), outcome.killed(), renames).run();
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    name + ", renames " + renames + ", the power goes before step " + point + ", " + outcome.text()
                            + ": " + e.getMessage() + "\n  steps before:" + loss.history(point) + "\n  left:\n"
                            + before,
                    e);
        }
    }

    /** What another program may read before we mend anything. */
    private static void forDovecot(CrashDisk disk) {
        for (AccountId account : List.of(Recorder.JOHN, Recorder.ANNA)) {
            try {
                DiskText.read(disk, Workload.maildir(account).resolve("dovecot-uidvalidity"))
                        .ifPresent(text ->
                                assertThat(text).as("dovecot-uidvalidity").matches("[0-9a-f]{8}"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
