package dev.mailwright.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks of a service, by stage, in the order in which they were added. Immutable. */
public final class Checks {

    public static final Checks NONE = new Checks(Map.of());

    private final Map<Stage<?>, List<Check<?>>> checks;

    private Checks(Map<Stage<?>, List<Check<?>>> checks) {
        this.checks = checks;
    }

    /** These and one more, asked after them. */
    public <P extends Probe> Checks plus(Stage<P> stage, Check<? super P> check) {
        Map<Stage<?>, List<Check<?>>> more = new LinkedHashMap<>(checks);
        List<Check<?>> list = new ArrayList<>(more.getOrDefault(stage, List.of()));
        list.add(check);
        more.put(stage, List.copyOf(list));
        return new Checks(Map.copyOf(more));
    }

    public boolean isEmpty(Stage<?> stage) {
        return !checks.containsKey(stage);
    }

    /** Only {@link #plus} puts them there, under a stage whose probes they take. */
    @SuppressWarnings("unchecked")
    <P extends Probe> List<Check<? super P>> at(Stage<P> stage) {
        List<?> list = checks.getOrDefault(stage, List.of());
        return (List<Check<? super P>>) list;
    }
}
