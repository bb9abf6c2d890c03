package dev.mailwright.transcript;

import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** Plays one transcript on a fresh stage and says where it went another way. */
record Player(Transcript transcript, Supplier<? extends Stage> stages, String way) {

    Conversation play() {
        Conversation conversation = new Conversation();
        try (Stage stage = stages.get()) {
            Play play = new Play(stage, conversation);
            String where = transcript.name();
            for (Step step : transcript.steps()) {
                where = step.where();
                step(where, () -> play.perform(step), conversation);
            }
            step(where, play::finish, conversation);
        }
        return conversation;
    }

    private void step(String where, Runnable step, Conversation conversation) {
        try {
            step.run();
        } catch (TestAbortedException aborted) {
            throw aborted;
        } catch (Difference difference) {
            throw new Difference(report(where, conversation, String.valueOf(difference.getMessage())));
        } catch (RuntimeException | AssertionError other) {
            throw new Difference(
                    report(
                            where,
                            conversation,
                            "    " + (other instanceof AssertionError ? other.getMessage() : other)),
                    other);
        }
    }

    private String report(String where, Conversation conversation, String problem) {
        return where + ": " + transcript.title() + " (" + way + ")\n" + conversation + marked(problem);
    }

    /** A problem that does not point at a column itself gets an arrow under the line where it stands. */
    private static String marked(String problem) {
        return problem.startsWith(" ") ? problem : "    ^ " + problem;
    }
}
