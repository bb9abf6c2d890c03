package dev.mailwright.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TranscriptsTest {
    private static final Way PURE = PureCore.over("toy", ToyWorld::new, ToyWorld::connect);

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicNode> toy() {
        return Transcripts.in("src/test/transcripts/toy").over(PURE, CutEverywhere.of(PURE));
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** What JUnit would show: each test's path with "passed" or the beginning of its failure. */
    private static Map<String, String> outcomes(Stream<? extends DynamicNode> nodes) {
        Map<String, String> outcomes = new TreeMap<>();
        for (DynamicNode node : nodes.toList()) {
            if (node instanceof DynamicContainer container) {
                outcomes(container.getChildren())
                        .forEach((name, outcome) -> outcomes.put(node.getDisplayName() + "/" + name, outcome));
            } else if (node instanceof DynamicTest test) {
                outcomes.put(node.getDisplayName(), outcome(test));
            }
        }
        return outcomes;
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "passed";
        } catch (Throwable failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    @Test
    void oneTestForEachFileAndWay() throws IOException {
        file("quit/good.smtp", "# rfc5321 x\nS: 220...\n");
        file("quit/bad.smtp", "# rfc5321 x\nS: 221...\n");
        file("noop/wrong.smtp", "# rfc5321 x\nQ: 221...\n");
        file("noop/whole.smtp", "# rfc5321 x\nnot cut\nS: 220...\n");
        file("noop/nowhere.smtp", "# rfc5321 x\nneeds sieve\nS: 220...\n");
        file("noop/.hidden.smtp", "not read");
        var outcomes = outcomes(new Transcripts(directory).over(PURE, CutEverywhere.of(PURE)));
        List<String> bad = new ArrayList<>(outcomes.keySet());
        bad.removeIf(name -> "passed".equals(outcomes.get(name)));
        assertThat(outcomes.keySet())
                .containsExactly(
                        "noop/nowhere.smtp",
                        "noop/whole.smtp, pure core, toy",
                        "noop/wrong.smtp",
                        "quit/bad.smtp, pure core, toy",
                        "quit/bad.smtp, pure core, toy, cut everywhere",
                        "quit/good.smtp, pure core, toy",
                        "quit/good.smtp, pure core, toy, cut everywhere");
        assertThat(bad)
                .containsExactly(
                        "noop/nowhere.smtp",
                        "noop/wrong.smtp",
                        "quit/bad.smtp, pure core, toy",
                        "quit/bad.smtp, pure core, toy, cut everywhere");
        assertThat(outcomes.get("noop/nowhere.smtp")).contains("no way can play it", "pure core, toy [");
        assertThat(outcomes.get("noop/wrong.smtp")).contains("wrong.smtp:2: not a line");
    }

    @Test
    void anEmptyDirectoryFails() {
        assertThat(outcomes(new Transcripts(directory).over(PURE))).containsValue("no transcripts in " + directory);
    }

    @Test
    void verbsWithoutTranscriptAreNamed() throws IOException {
        file("uid-fetch/a.imap", "# rfc3501 x\nS: 220...\n");
        file("limits/a.imap", "# rfc3501 x\nS: 220...\n");
        Transcripts transcripts = new Transcripts(directory);
        VerbCoverage.check(transcripts, Set.of("UID FETCH"), Set.of("limits"));
        assertThatThrownBy(() -> VerbCoverage.check(transcripts, Set.of("UID FETCH", "NOOP"), Set.of()))
                .hasMessageContaining("verbs without a transcript [noop]")
                .hasMessageContaining("neither a verb nor a topic [limits]");
    }
}
