package dev.mailwright.delivery;

import java.time.Duration;

/** What a {@link MailHandler} made of a mail. Immutable; made by the static factories. */
public final class Outcome {

    /** What is to follow. */
    enum Kind {
        DONE,
        RETRY,
        FAIL
    }

    private static final Outcome DONE = new Outcome(Kind.DONE, Duration.ZERO, "");

    private final Kind kind;
    private final Duration after;
    private final String why;

    private Outcome(Kind kind, Duration after, String why) {
        this.kind = kind;
        this.after = after;
        this.why = why;
    }

    /** It is taken care of. */
    public static Outcome done() {
        return DONE;
    }

    /**
     * Not now: the mail stays in the queue and comes again.
     *
     * @param after no earlier than this; zero leaves it to the schedule of the queue
     * @param why shown to the client and in the log
     */
    public static Outcome retry(Duration after, String why) {
        if (after.isNegative()) {
            throw new IllegalArgumentException("a retry lies ahead, not " + after);
        }
        return new Outcome(Kind.RETRY, after, why);
    }

    /**
     * Never: the mail goes to the dead letter address, or back to its sender.
     *
     * @param why shown to the client and in the log
     */
    public static Outcome fail(String why) {
        return new Outcome(Kind.FAIL, Duration.ZERO, why);
    }

    Kind kind() {
        return kind;
    }

    /** Zero when the schedule of the queue decides. */
    Duration after() {
        return after;
    }

    String why() {
        return why;
    }

    @Override
    public String toString() {
        return why.isEmpty() ? kind.name() : kind + " " + why;
    }
}
