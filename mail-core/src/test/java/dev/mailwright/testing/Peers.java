package dev.mailwright.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The external programs that a test needs. */
public final class Peers {
    /** Daemons lie where an ordinary user's PATH may not go. */
    private static final String FURTHER = File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";

    private Peers() {}

    /** Where the program is; aborts the test and prints the reason where it is missing. */
    public static Path require(String program) {
        return find(program).orElseThrow(() -> skip(program + " is not installed"));
    }

    /** Where the program is: on the PATH or among the daemons. */
    public static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + FURTHER;
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Prints why, and aborts the test when thrown. */
    public static TestAbortedException skip(String reason) {
        System.out.println("skipped: " + reason);
        return new TestAbortedException(reason);
    }
}
