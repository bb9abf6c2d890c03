package dev.mailwright.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.event.Level;

/**
 * The warnings, errors and stack traces that a test expects: a parameter of a test, of a {@code @BeforeEach} method, or of
 * a constructor or {@code @BeforeAll} method for all tests of a class. An expectation may be told before or after the line
 * is logged; one that is never met fails the test. Thread-safe.
 */
public final class ExpectedLogs {
    private final List<Expectation> expectations = new CopyOnWriteArrayList<>();
    private final Optional<ExpectedLogs> around;
    private final LogCollector collector;

    ExpectedLogs(Optional<ExpectedLogs> around, LogCollector collector) {
        this.around = around;
        this.collector = collector;
    }

    private record Expectation(String description, boolean required, Predicate<LogLine> fits) {}

    /** At least one warning whose message or stack trace contains the text. */
    public ExpectedLogs warn(String text) {
        return expect("WARN with '" + text + "'", true, line -> line.level() == Level.WARN && contains(line, text));
    }

    /** At least one error whose message or stack trace contains the text. */
    public ExpectedLogs error(String text) {
        return expect("ERROR with '" + text + "'", true, line -> line.level() == Level.ERROR && contains(line, text));
    }

    /** At least one stack trace, at any level, that contains the text. */
    public ExpectedLogs stackTrace(String text) {
        return expect(
                "stack trace with '" + text + "'",
                true,
                line -> line.stackTrace().contains(text));
    }

    /** Any number of lines, also none, whose message or stack trace contains the text. */
    public ExpectedLogs allow(String text) {
        return expect("line with '" + text + "'", false, line -> contains(line, text));
    }

    /** Everything that was logged since the test began. */
    public List<LogLine> lines() {
        return collector.lines(this);
    }

    private ExpectedLogs expect(String description, boolean required, Predicate<LogLine> fits) {
        expectations.add(new Expectation(description, required, fits));
        return this;
    }

    private static boolean contains(LogLine line, String text) {
        return line.message().contains(text) || line.stackTrace().contains(text);
    }

    private boolean expects(LogLine line) {
        return expectations.stream().anyMatch(expectation -> expectation.fits().test(line))
                || around.map(outer -> outer.expects(line)).orElse(false);
    }

    /** What is wrong with the log; empty if nothing is. */
    List<String> problems(List<LogLine> lines) {
        List<String> problems = new ArrayList<>();
        for (LogLine line : lines) {
            if (line.alarming() && !expects(line)) {
                problems.add("not expected: " + line);
            }
        }
        for (Expectation expectation : expectations) {
            if (expectation.required() && lines.stream().noneMatch(expectation.fits())) {
                problems.add("expected and not logged: " + expectation.description());
            }
        }
        return problems;
    }
}
