package dev.mailwright.transcript;

import java.time.Duration;

/**
 * What a protocol's test brings: the accounts, mailboxes and clock around one play. It is made anew for each play and
 * closed after it; called from one thread.
 */
public interface World extends AutoCloseable {

    /** Makes it so. Anything thrown fails the play at that line. */
    void given(Statement statement);

    /** Throws an {@link AssertionError} that says what is there instead. */
    void then(Statement statement);

    /** Lets time pass: every timer due by then has run when this returns. */
    void tick(Duration duration);

    @Override
    void close();
}
