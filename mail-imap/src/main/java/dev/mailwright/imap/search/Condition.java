package dev.mailwright.imap.search;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A search key made ready: three-valued, so that what is cheap to know decides before the rest is read. Immutable. */
sealed interface Condition {

    /** As far as what the candidate has been read. */
    Truth test(Candidate candidate);

    /** All stages that some leaf needs. */
    Set<Stage> stages();

    /** The cheapest stage at which it may be decided. */
    default Stage first() {
        return stages().stream().min(Comparator.naturalOrder()).orElse(Stage.VIEW);
    }

    private static Set<Stage> stages(List<Condition> of) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        of.forEach(condition -> stages.addAll(condition.stages()));
        return stages;
    }

    private static List<Condition> cheapestFirst(List<Condition> conditions) {
        return conditions.stream()
                .sorted(Comparator.comparing(Condition::first))
                .toList();
    }

    /** A key that is decided by one look; a candidate remembers the answer. */
    final class Leaf implements Condition {

        private final Stage stage;
        private final Predicate<Candidate> test;

        Leaf(Stage stage, Predicate<Candidate> test) {
            this.stage = stage;
            this.test = test;
        }

        @Override
        public Truth test(Candidate candidate) {
            return candidate.answer(this);
        }

        @Override
        public Set<Stage> stages() {
            return EnumSet.of(stage);
        }

        Stage stage() {
            return stage;
        }

        boolean holds(Candidate candidate) {
            return test.test(candidate);
        }
    }

    /** All hold. */
    record And(List<Condition> all) implements Condition {

        public And {
            all = cheapestFirst(all);
        }

        @Override
        public Truth test(Candidate candidate) {
            Truth truth = Truth.YES;
            for (Condition condition : all) {
                Truth one = condition.test(candidate);
                if (one == Truth.NO) {
                    return Truth.NO;
                }
                truth = one == Truth.UNKNOWN ? Truth.UNKNOWN : truth;
            }
            return truth;
        }

        @Override
        public Set<Stage> stages() {
            return Condition.stages(all);
        }
    }

    /** At least one holds. */
    record Or(List<Condition> any) implements Condition {

        public Or {
            any = cheapestFirst(any);
        }

        @Override
        public Truth test(Candidate candidate) {
            Truth truth = Truth.NO;
            for (Condition condition : any) {
                Truth one = condition.test(candidate);
                if (one == Truth.YES) {
                    return Truth.YES;
                }
                truth = one == Truth.UNKNOWN ? Truth.UNKNOWN : truth;
            }
            return truth;
        }

        @Override
        public Set<Stage> stages() {
            return Condition.stages(any);
        }
    }

    /** It does not hold. */
    record Not(Condition inner) implements Condition {

        @Override
        public Truth test(Candidate candidate) {
            return inner.test(candidate).not();
        }

        @Override
        public Set<Stage> stages() {
            return inner.stages();
        }
    }
}
