package dev.mailwright.transcript;

/** A transcript that cannot be played as written; the message begins with {@code file:line}. */
public final class TranscriptSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TranscriptSyntaxException(String where, String problem) {
        super(where + ": " + problem);
    }
}
