package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.maildir.PowerLoss.Renames;
import dev.mailwright.store.maildir.Workload.Recording;
import dev.mailwright.testing.ExpectedLogs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After a power loss, at any step and with anything left of what was not forced, every acknowledged message is there once
 * and whole, with its UID. {@code -Dstates=50000} looks at as many different states.
 */
class PowerLossTest {

    private static final int STATES = Integer.getInteger("states", 5_000);
    private static final int ROUNDS = 30;
    private static final AtomicInteger TOTAL = new AtomicInteger();

    @AfterAll
    static void report() {
        System.out.println("power loss: " + TOTAL + " states of " + Workload.values().length + " workloads");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedSurvives(Workload workload, ExpectedLogs logs) {
        logs.allow(""); // every damage may be told
        for (Durability durability : List.of(Durability.SAFE, Durability.STRICT)) {
            look(workload, store -> store.durability(durability));
        }
    }

    private static void look(Workload workload, Consumer<MaildirStore> settings) {
        Recording recording = workload.record(settings);
        int draws = 1 + STATES / Workload.values().length / 10;
        for (Renames renames : Renames.values()) {
            PowerLoss loss = new PowerLoss(recording.before(), recording.steps(), renames);
            CrashStates states = new CrashStates(workload.name(), recording, loss, renames, settings);
            if (Boolean.getBoolean("systematic")) {
                states.systematic();
            }
            states.sample(draws, 1);
            states.random(renames == Renames.ATOMIC ? 3 * draws : draws, 1);
            for (int more = 2; more < ROUNDS && states.states() < STATES / Workload.values().length / 4; more++) {
                states.random(draws, more);
            }
            TOTAL.addAndGet(states.states());
            assertThat(states.states()).isPositive();
        }
    }
}
