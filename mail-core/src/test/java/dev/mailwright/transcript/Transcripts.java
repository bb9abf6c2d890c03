package dev.mailwright.transcript;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/**
 * The transcripts of a protocol, as JUnit's dynamic tests: one for each file and each way that can play it. With
 * {@code -Dtranscript=text} only files with that text in their path are played; with {@code -Dplay=host:port} they are
 * played against that server instead.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> transcripts() {
 *     return Transcripts.in("src/test/transcripts/pop3").over(pure, CutEverywhere.of(pure), socket);
 * }
 * }</pre>
 */
public record Transcripts(Path directory) {
    private static final Set<String> ENDINGS = Set.of("smtp", "lmtp", "imap", "pop3", "sieve", "txt");

    /** A directory of verb directories, relative to the module. */
    public static Transcripts in(String directory) {
        return new Transcripts(Path.of(directory));
    }

    /** The tests; none is empty: a directory without transcripts and a file that no way can play are failures. */
    public Stream<DynamicNode> over(Way... ways) {
        List<Way> played = SocketWay.asked().map(List::of).orElse(List.of(ways));
        List<Path> files = files();
        if (files.isEmpty()) {
            return Stream.of(dynamicTest(directory.toString(), () -> {
                throw new AssertionError("no transcripts in " + directory.toAbsolutePath());
            }));
        }
        return files.stream().collect(groupingBy(this::verb, TreeMap::new, toList())).entrySet().stream()
                .map(verb ->
                        dynamicContainer(verb.getKey(), verb.getValue().stream().flatMap(file -> tests(file, played))));
    }

    /** The directories that hold transcripts: the verbs that are shown. */
    public Set<String> verbs() {
        Set<String> verbs = new TreeSet<>();
        files().forEach(file -> verbs.add(verb(file)));
        return verbs;
    }

    /** All of them, read; throws {@link TranscriptSyntaxException} at the first that is not one. */
    public List<Transcript> read() {
        return files().stream().map(Transcript::read).toList();
    }

    private Stream<DynamicTest> tests(Path file, List<Way> ways) {
        Transcript transcript;
        try {
            transcript = Transcript.read(file);
        } catch (TranscriptSyntaxException wrong) {
            return Stream.of(test(file, "", () -> {
                throw wrong;
            }));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Way way : ways) {
            if (transcript.playableWith(way.traits())) {
                tests.add(test(file, ", " + way.name(), () -> way.play(transcript)));
            }
        }
        return tests.isEmpty() ? Stream.of(test(file, "", () -> nowhere(transcript, ways))) : tests.stream();
    }

    private static void nowhere(Transcript transcript, List<Way> ways) {
        StringBuilder reason = new StringBuilder(transcript.name() + " needs " + transcript.needs() + ", not "
                + transcript.refuses() + "; no way can play it:");
        ways.forEach(
                way -> reason.append("\n    ").append(way.name()).append(' ').append(way.traits()));
        if (SocketWay.asked().isPresent()) {
            throw new TestAbortedException(reason.toString());
        }
        throw new AssertionError(reason.toString());
    }

    private static DynamicTest test(Path file, String way, Executable play) {
        return dynamicTest(file.getFileName() + way, file.toUri(), play);
    }

    private String verb(Path file) {
        Path inside = directory.relativize(file);
        return Optional.ofNullable(inside.getParent()).map(Path::toString).orElse(".");
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        String only = System.getProperty("transcript", "");
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.contains(ending(file)))
                    .filter(file -> file.toString().contains(only))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") ? "" : name.substring(name.lastIndexOf('.') + 1);
    }
}
