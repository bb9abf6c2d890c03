package dev.mailwright.fetch.source;

import dev.mailwright.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A connection on which somebody has logged in. For one thread, but for {@link #close}. */
public interface RemoteAccount extends AutoCloseable {

    /** All folders of its own that can be opened, decoded; INBOX alone with POP3. */
    List<RemoteName> folders();

    /**
     * Opens a folder; the one before is closed.
     *
     * @param toChange whether messages may be deleted there
     */
    RemoteFolder open(String folder, boolean toChange);

    /** Whether {@link #await} can be told of news. */
    boolean announces();

    /**
     * Waits for news in the open folder.
     *
     * @param longest by the clock of {@code time}
     * @param executor ends the wait, since that may block
     * @return false when the time went by without any
     */
    boolean await(Duration longest, Time time, Executor executor);

    /** Octets received so far. */
    long received();

    /** Takes at most so many octets a second; 0 for no limit. */
    void limit(long octetsPerSecond);

    /** How long to wait now to keep that limit. */
    Duration due();

    /** Waits for so long. */
    default void keepRate(Time time) {
        Duration due = due();
        if (!due.isZero()) {
            CompletableFuture<Void> over = new CompletableFuture<>();
            time.after(due, () -> over.complete(null));
            over.join();
        }
    }

    /** Breaks off: whatever was not finished is not done. */
    @Override
    void close();
}
