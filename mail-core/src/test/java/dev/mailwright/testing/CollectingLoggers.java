package dev.mailwright.testing;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Loggers by name. Ours log from DEBUG on, all others from INFO on; {@code -Dlog=TRACE} changes the former. */
final class CollectingLoggers implements ILoggerFactory {
    private final ConcurrentHashMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final LogCollector collector;
    private final Level ours = Level.valueOf(System.getProperty("log", "DEBUG"));

    CollectingLoggers(LogCollector collector) {
        this.collector = collector;
    }

    @Override
    public Logger getLogger(String name) {
        Level from = name.startsWith("dev.mailwright") ? ours : Level.INFO;
        return loggers.computeIfAbsent(name, missing -> new CollectingLogger(missing, from, collector));
    }

    private static final class CollectingLogger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1;

        private final transient LogCollector collector;
        private final Level from;

        CollectingLogger(String name, Level from, LogCollector collector) {
            this.name = name;
            this.from = from;
            this.collector = collector;
        }

        private boolean enabled(Level level) {
            return level.toInt() >= from.toInt();
        }

        @Override
        public boolean isTraceEnabled() {
            return enabled(Level.TRACE);
        }

        @Override
        public boolean isDebugEnabled() {
            return enabled(Level.DEBUG);
        }

        @Override
        public boolean isInfoEnabled() {
            return enabled(Level.INFO);
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            String text = arguments == null ? message : MessageFormatter.basicArrayFormat(message, arguments);
            collector.add(LogLine.of(level, name, String.valueOf(text), thrown));
        }
    }
}
