package dev.mailwright.examples.serve;

import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code logging:} how much is logged and where to.
 *
 * @param level error, warn, info, debug or trace
 * @param file standard error when empty
 */
record Logging(String level, Optional<Path> file) {

    static final Logging DEFAULT = new Logging("info", Optional.empty());

    static Logging read(YamlValue value, Path home) {
        Optional<YamlMap> map = value.map("level", "file");
        return new Logging(
                map.flatMap(m -> m.value("level"))
                        .flatMap(v -> v.choice("error", "warn", "info", "debug", "trace"))
                        .orElse(DEFAULT.level),
                map.flatMap(m -> m.value("file")).flatMap(YamlValue::text).map(home::resolve));
    }

    /** Before the first logger is made. */
    void applyLevel() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
    }

    /** Sends the log, and whatever else the process has to complain of, to the end of the file. */
    void redirect() throws IOException {
        if (file.isPresent()) {
            System.setErr(
                    new PrintStream(new FileOutputStream(file.get().toFile(), true), true, StandardCharsets.UTF_8));
        }
    }
}
