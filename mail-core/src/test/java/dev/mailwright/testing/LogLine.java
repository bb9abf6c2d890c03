package dev.mailwright.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * One event of the log.
 *
 * @param stackTrace of what was logged with it; empty if nothing was
 */
public record LogLine(Level level, String logger, String thread, String message, String stackTrace) {

    static LogLine of(Level level, String logger, String message, @Nullable Throwable thrown) {
        return new LogLine(level, logger, Thread.currentThread().getName(), message, trace(thrown));
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    /** Whether a test must have expected it: a warning, an error, or any line with a stack trace. */
    boolean alarming() {
        return level.toInt() >= Level.WARN.toInt() || !stackTrace.isEmpty();
    }

    @Override
    public String toString() {
        String line = level + " [" + thread + "] " + logger + ": " + message;
        return stackTrace.isEmpty() ? line : line + "\n" + stackTrace.stripTrailing();
    }
}
