package dev.mailwright.testing;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Fails a test that logs a warning, an error or a stack trace which it did not expect (see {@link ExpectedLogs}), and prints
 * the whole log of a test that fails, and of no other. Registers itself for all tests; each dynamic test is judged alone.
 */
public final class NoUnexpectedLogs
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                InvocationInterceptor,
                ParameterResolver {
    private static final ExtensionContext.Namespace LOGS = ExtensionContext.Namespace.create(NoUnexpectedLogs.class);

    private final LogCollector collector = LogCollector.ALL;

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        ExpectedLogs expected = collector.open();
        boolean passed = false;
        try {
            invocation.proceed();
            passed = true;
        } catch (TestAbortedException aborted) {
            passed = true;
            throw aborted;
        } finally {
            judge(context.getDisplayName(), expected, collector.close(expected), !passed);
        }
    }

    private void begin(ExtensionContext context) {
        context.getStore(LOGS).put(context.getUniqueId(), collector.open());
    }

    private void end(ExtensionContext context) {
        ExpectedLogs expected = context.getStore(LOGS).remove(context.getUniqueId(), ExpectedLogs.class);
        if (expected != null) {
            boolean failed = context.getExecutionException()
                    .filter(thrown -> !(thrown instanceof TestAbortedException))
                    .isPresent();
            judge(context.getDisplayName(), expected, collector.close(expected), failed);
        }
    }

    /** A test that failed already says why; its log is printed and not judged. */
    private static void judge(String test, ExpectedLogs expected, List<LogLine> lines, boolean failed) {
        List<String> problems = failed ? List.of() : expected.problems(lines);
        if (failed || !problems.isEmpty()) {
            StringBuilder log = new StringBuilder("the log of " + test + ":\n");
            lines.forEach(line -> log.append("    ").append(line).append('\n'));
            System.err.print(log);
        }
        if (!problems.isEmpty()) {
            throw new AssertionError("the log of " + test + ":\n" + String.join("\n", problems));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ExpectedLogs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return collector.current();
    }
}
