package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.maildir.PowerLoss.Renames;
import dev.mailwright.store.maildir.Workload.Recording;
import dev.mailwright.testing.ExpectedLogs;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After a power loss, at any step and with anything left of what was not forced, every acknowledged message is there once
 * and whole, with its UID. {@code -Dstates=50000} looks at about as many states.
 */
class PowerLossTest {

    private static final int STATES = Integer.getInteger("states", 5_000);
    private static final AtomicInteger TOTAL = new AtomicInteger();

    @AfterAll
    static void report() {
        System.out.println("power loss: " + TOTAL + " states of " + Workload.values().length + " workloads");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedSurvives(Workload workload, ExpectedLogs logs) {
        logs.allow(""); // every damage may be told
        Recording recording = workload.record(store -> {});
        int draws = STATES / Workload.values().length / 3;
        for (Renames renames : Renames.values()) {
            PowerLoss loss = new PowerLoss(recording.before(), recording.steps(), renames);
            CrashStates states = new CrashStates(workload.name(), recording, loss, renames, store -> {});
            if (Boolean.getBoolean("systematic")) {
                states.systematic();
            }
            states.sample(renames == Renames.ATOMIC ? draws : draws / 2, 1);
            states.random(renames == Renames.ATOMIC ? draws : draws / 2, 1);
            TOTAL.addAndGet(states.states());
            assertThat(states.states()).isPositive();
        }
    }
}
