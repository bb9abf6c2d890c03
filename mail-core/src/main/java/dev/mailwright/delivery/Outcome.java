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

    private static final Outcome DONE = new Outcome(Kind.DONE, "");

    private final Kind kind;
    private final String why;

    private Outcome(Kind kind, String why) {
        this.kind = kind;
        this.why = why;
    }

    /** It is taken care of. */
    public static Outcome done() {
        return DONE;
    }

    /**
     * Not now: the client is answered 451 and comes again when it sees fit.
     *
     * @param after when it would make sense; a hint
     * @param why shown to the client and in the log
     */
    public static Outcome retry(Duration after, String why) {
        if (after.isNegative()) {
            throw new IllegalArgumentException("a retry lies ahead, not " + after);
        }
        return new Outcome(Kind.RETRY, why);
    }

    /**
     * Never: the client is answered 550.
     *
     * @param why shown to the client and in the log
     */
    public static Outcome fail(String why) {
        return new Outcome(Kind.FAIL, why);
    }

    Kind kind() {
        return kind;
    }

    String why() {
        return why;
    }

    @Override
    public String toString() {
        return why.isEmpty() ? kind.name() : kind + " " + why;
    }
}
