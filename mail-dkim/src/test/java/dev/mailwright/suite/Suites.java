package dev.mailwright.suite;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The folder of public suites: {@code -Dmailwright.conformance=DIR}, or {@code shared/conformance} beside one of the
 * directories above.
 */
public final class Suites {

    private Suites() {}

    /** The scenarios of a file; skips the test, with a reason, where the file is not there. */
    public static List<Map<?, ?>> scenarios(String file) throws IOException {
        Optional<Path> found = folder().map(folder -> folder.resolve(file)).filter(Files::isRegularFile);
        assumeTrue(
                found.isPresent(),
                "no conformance suite " + file + " beside the checkout (-Dmailwright.conformance=DIR)");
        List<Map<?, ?>> scenarios = new ArrayList<>();
        new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build())
                .loadAllFromString(strict(Files.readString(found.orElseThrow())))
                .forEach(document -> {
                    if (document instanceof Map<?, ?> map) {
                        scenarios.add(map);
                    }
                });
        return scenarios;
    }

    /** Some empty texts have a line of blanks only, which YAML does not allow where the next line has fewer. */
    private static String strict(String yaml) {
        StringBuilder out = new StringBuilder(yaml.length());
        yaml.lines()
                .forEach(line -> out.append(line.length() <= 6 && line.isBlank() ? "" : line)
                        .append('\n'));
        return out.toString();
    }

    private static Optional<Path> folder() {
        String given = System.getProperty("mailwright.conformance");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/conformance");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
