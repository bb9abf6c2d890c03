package dev.mailwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs little test classes with JUnit and looks at what became of them. */
class NoUnexpectedLogsTest {
    private static final Logger LOG = LoggerFactory.getLogger("some.library");

    private static final String FIXTURE = "mailwright.fixture";

    /** The little classes fail on purpose: they run inside of these tests alone, whatever a test run selects. */
    static final class OnlyInside implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(FIXTURE).isPresent()
                    ? ConditionEvaluationResult.enabled("run by its test")
                    : ConditionEvaluationResult.disabled("fails on purpose; its test runs it");
        }
    }

    /** The outcome of each test and container of a class, by its name. */
    private static Map<String, String> run(Class<?> tests) {
        Map<String, String> outcomes = new TreeMap<>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter(FIXTURE, "true")
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String reason = result.getThrowable()
                        .map(thrown -> " " + thrown.getMessage())
                        .orElse("");
                outcomes.put(test.getDisplayName(), result.getStatus() + reason);
            }
        });
        return outcomes;
    }

    private static void logElsewhere(String warning) {
        Thread server = new Thread(() -> LOG.warn(warning), "server");
        server.start();
        try {
            server.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @ExtendWith(OnlyInside.class)
    static class Simple {
        @Test
        void quiet() {
            LOG.info("nothing {}", "much");
        }

        @Test
        void warns() {
            logElsewhere("oh no");
        }

        @Test
        void errs() {
            LOG.error("disk {}", "broken");
        }

        @Test
        void traces() {
            LOG.info("by the way", new IllegalStateException("hidden"));
        }

        @Test
        void fails() {
            LOG.warn("not judged");
            throw new IllegalStateException("its own reason");
        }

        @Test
        void aborts() {
            throw new TestAbortedException("no swaks");
        }
    }

    @Test
    void whatIsNotExpectedFailsATest() {
        var outcomes = run(Simple.class);
        assertThat(outcomes.get("quiet()")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("warns()"))
                .startsWith("FAILED the log of warns()")
                .contains("not expected: WARN [server] some.library: oh no");
        assertThat(outcomes.get("errs()")).startsWith("FAILED").contains("some.library: disk broken");
        assertThat(outcomes.get("traces()")).startsWith("FAILED").contains("IllegalStateException: hidden");
        assertThat(outcomes.get("fails()")).isEqualTo("FAILED its own reason");
        assertThat(outcomes.get("aborts()")).isEqualTo("ABORTED no swaks");
    }

    @ExtendWith(OnlyInside.class)
    static class Expecting {
        @BeforeEach
        void each(ExpectedLogs expectedLogs) {
            expectedLogs.allow("always harmless");
        }

        @Test
        void met(ExpectedLogs expectedLogs) {
            expectedLogs.warn("oh").error("broken").stackTrace("hidden");
            LOG.warn("oh no");
            LOG.error("broken", new IllegalStateException("hidden"));
            LOG.warn("always harmless");
        }

        @Test
        void toldLate(ExpectedLogs expectedLogs) {
            LOG.warn("oh no");
            if (expectedLogs.lines().size() == 1) {
                expectedLogs.warn("oh no");
            }
        }

        @Test
        void unmet(ExpectedLogs expectedLogs) {
            expectedLogs.warn("oh no");
            LOG.info("oh no");
        }

        @Test
        void other(ExpectedLogs expectedLogs) {
            expectedLogs.warn("oh no");
            LOG.warn("oh no");
            LOG.warn("something else");
        }
    }

    @Test
    void whatIsExpectedMustCome() {
        var outcomes = run(Expecting.class);
        assertThat(outcomes.get("met(ExpectedLogs)")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("toldLate(ExpectedLogs)")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("unmet(ExpectedLogs)")).contains("expected and not logged: WARN with 'oh no'");
        assertThat(outcomes.get("other(ExpectedLogs)"))
                .contains("not expected: ", "something else")
                .doesNotContain("oh no");
    }

    @ExtendWith(OnlyInside.class)
    static class Around {
        @BeforeAll
        static void before(ExpectedLogs expectedLogs) {
            expectedLogs.allow("from the server");
        }

        @AfterAll
        static void after() {
            LOG.warn("late");
        }

        @Test
        void inherits() {
            LOG.warn("from the server");
        }

        @Nested
        class Inner {
            @Test
            void alsoInherits() {
                LOG.warn("from the server");
            }
        }

        @TestFactory
        Stream<DynamicTest> each() {
            return Stream.of("one", "two", "from the server")
                    .map(name -> dynamicTest(name, () -> {
                        if (!name.equals("one")) {
                            LOG.warn(name);
                        }
                    }));
        }
    }

    @Test
    void classesAndDynamicTestsHaveTheirOwn() {
        var outcomes = run(Around.class);
        assertThat(outcomes.get("inherits()")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("alsoInherits()")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("one")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("two")).startsWith("FAILED").contains("two");
        assertThat(outcomes.get("from the server")).isEqualTo("SUCCESSFUL");
        assertThat(outcomes.get("NoUnexpectedLogsTest$Around"))
                .startsWith("FAILED")
                .contains("late");
    }
}
