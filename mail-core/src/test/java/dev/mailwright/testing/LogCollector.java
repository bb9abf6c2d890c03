package dev.mailwright.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the log goes in tests: into the window of the test that runs, whichever thread logs. Windows nest as JUnit's
 * contexts do. Thread-safe.
 */
final class LogCollector {
    /** SLF4J is bound once for a JVM, so there is one collector for it. */
    static final LogCollector ALL = new LogCollector();

    /** A test that logs more loses the oldest lines that alarm nobody. */
    private static final int LIMIT = 20_000;

    private final List<Window> windows = new ArrayList<>();

    /** What is logged while a context runs and none inside it. */
    private record Window(ExpectedLogs expected, List<LogLine> lines) {
        void add(LogLine line) {
            if (lines.size() >= LIMIT) {
                lines.subList(0, LIMIT / 2).removeIf(old -> !old.alarming());
            }
            lines.add(line);
        }
    }

    synchronized void add(LogLine line) {
        if (windows.isEmpty()) {
            if (line.alarming()) {
                System.err.println("outside of a test: " + line);
            }
            return;
        }
        windows.get(windows.size() - 1).add(line);
    }

    /** A context begins. */
    synchronized ExpectedLogs open() {
        Optional<ExpectedLogs> around = windows.isEmpty() ? Optional.empty() : Optional.of(last().expected());
        ExpectedLogs expected = new ExpectedLogs(around, this);
        windows.add(new Window(expected, new ArrayList<>()));
        return expected;
    }

    /** The innermost context ends; what was logged in it. */
    synchronized List<LogLine> close(ExpectedLogs expected) {
        Window window = last();
        if (window.expected() != expected) {
            throw new IllegalStateException("tests that run at the same time cannot tell whose log line it is");
        }
        windows.remove(windows.size() - 1);
        return List.copyOf(window.lines());
    }

    /** The innermost context that runs. */
    synchronized ExpectedLogs current() {
        return last().expected();
    }

    synchronized List<LogLine> lines(ExpectedLogs expected) {
        return windows.stream()
                .filter(window -> window.expected() == expected)
                .flatMap(window -> window.lines().stream())
                .toList();
    }

    private Window last() {
        return windows.get(windows.size() - 1);
    }
}
