package dev.mailwright.store.maildir;

import dev.mailwright.store.maildir.PowerLoss.Renames;
import dev.mailwright.store.maildir.Workload.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What happens when one place in the store does not force: a state must show it, or nobody needs the force. */
final class ForceMutation {

    /** States of one workload; those that show anything come soon. */
    private static final int MOST = 1_000;

    private final Map<Workload, Recording> recordings;
    private final Consumer<MaildirStore> settings;

    ForceMutation(Map<Workload, Recording> recordings, Consumer<MaildirStore> settings) {
        this.recordings = recordings;
        this.settings = settings;
    }

    /** Every place that forced anything. */
    Set<String> sites() {
        Set<String> sites = new TreeSet<>();
        recordings
                .values()
                .forEach(recording ->
                        recording.steps().forEach(step -> site(step).ifPresent(sites::add)));
        return sites;
    }

    private static Optional<String> site(DiskStep step) {
        if (step instanceof DiskStep.ForceFile f) {
            return Optional.of(f.site());
        }
        return step instanceof DiskStep.ForceDirectory f ? Optional.of(f.site()) : Optional.empty();
    }

    /** The first failure without this place, if there is any. */
    Optional<String> failureWithout(String site) {
        for (Map.Entry<Workload, Recording> entry : recordings.entrySet()) {
            Recording recording = entry.getValue();
            if (recording.steps().stream()
                    .noneMatch(step -> site(step).filter(site::equals).isPresent())) {
                continue;
            }
            for (Renames renames : Renames.values()) {
                Optional<String> failure = failure(entry.getKey(), recording, site, renames);
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> failure(Workload workload, Recording recording, String site, Renames renames) {
        List<DiskStep> without = new ArrayList<>();
        for (DiskStep step : recording.steps()) {
            boolean removed = site(step).filter(site::equals).isPresent();
            without.add(removed ? new DiskStep.ForceFile(-1, "removed") : step);
        }
        PowerLoss loss = new PowerLoss(recording.before(), without, renames);
        CrashStates states = new CrashStates(workload.name(), recording, loss, renames, settings);
        try {
            states.systematicBeyond(new PowerLoss(recording.before(), recording.steps(), renames), MOST);
            return Optional.empty();
        } catch (AssertionError shown) {
            return Optional.of(String.valueOf(shown.getMessage()));
        }
    }
}
