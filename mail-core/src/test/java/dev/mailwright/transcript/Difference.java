package dev.mailwright.transcript;

/** The server did something else than the transcript says; the message shows the dialogue up to there. */
public final class Difference extends AssertionError {
    private static final long serialVersionUID = 1;

    Difference(String message, Throwable cause) {
        super(message, cause);
    }

    Difference(String message) {
        super(message);
    }
}
