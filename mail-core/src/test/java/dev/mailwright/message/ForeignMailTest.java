package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Odd messages of others, where they lie beside the project: each has a structure that adds up. */
class ForeignMailTest {

    private static Path corpus() {
        String given = System.getProperty("mailwright.conformance", "");
        if (!given.isEmpty()) {
            return Path.of(given, "mime");
        }
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve("shared/conformance/mime"))) {
            at = at.getParent();
        }
        return at.resolve("shared/conformance/mime");
    }

    @Test
    void everyMessageHasAStructure() throws IOException {
        Path corpus = corpus();
        Assumptions.assumeTrue(Files.isDirectory(corpus), "the foreign messages are not there");
        List<Path> files;
        try (Stream<Path> list = Files.list(corpus)) {
            files = list.filter(f -> f.toString().endsWith(".msg")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            try (InputStream in = new CrlfInputStream(Files.newInputStream(file))) {
                MimeStructure structure = MimeScanner.scan(in, MimeLimits.DEFAULT);
                assertThat(structure.root().bodyEnd()).as(file.toString()).isEqualTo(structure.size());
                assertThat(StructureText.body(structure.root())).startsWith("(").endsWith(")");
            }
        }
    }
}
