package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.maildir.Workload.Recording;
import dev.mailwright.testing.ExpectedLogs;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Without any single one of the store's forces some state loses what was promised: so no force is superfluous, and the
 * states of {@link PowerLossTest} mean something. A force is a line of code and who calls it; it is enough that it is needed
 * in one mode.
 */
class ForceMutationTest {

    /** Forces that no promise rests on. */
    private static final Map<String, String> OTHERS = Map.of(
            "OpenStore.probe", "asks whether directories can be forced at all",
            "RecordLog.write.* < AccountLog.add",
                    "by the first record; a change log that is lost is a gap, never a lie");

    private static final Set<Workload> OF_TREES = EnumSet.of(Workload.CREATE, Workload.RENAME, Workload.DELETE);

    private static ForceMutation mutation(Set<Workload> workloads, Consumer<MaildirStore> settings) {
        Map<Workload, Recording> recordings = new EnumMap<>(Workload.class);
        workloads.forEach(workload -> recordings.put(workload, workload.record(settings)));
        return new ForceMutation(recordings, settings);
    }

    @TestFactory
    List<DynamicTest> aStateFailsWithoutAnyForce(ExpectedLogs logs) {
        logs.allow(""); // every damage may be told
        List<ForceMutation> modes = List.of(
                mutation(EnumSet.allOf(Workload.class), store -> store.durability(Durability.SAFE)),
                mutation(EnumSet.allOf(Workload.class), store -> store.durability(Durability.STRICT)),
                mutation(OF_TREES, store -> store.durability(Durability.STRICT).layout(MaildirLayout.FS)));
        Set<String> sites = new TreeSet<>();
        modes.forEach(mode -> sites.addAll(mode.sites()));
        sites.removeIf(ForceMutationTest::isOfOthers);
        assertThat(sites).hasSizeGreaterThan(50);
        return sites.stream()
                .map(site -> DynamicTest.dynamicTest(
                        site,
                        () -> assertThat(modes)
                                .as("states that fail without " + site)
                                .anyMatch(mode -> mode.failureWithout(site).isPresent())))
                .toList();
    }

    private static boolean isOfOthers(String site) {
        return OTHERS.keySet().stream().anyMatch(other -> site.matches(other + ".*"));
    }
}
