package dev.mailwright.examples.serve;

import dev.mailwright.backup.FilesPart;
import dev.mailwright.backup.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore-files SNAPSHOT}: the first step on a machine that has nothing yet. */
@Command(
        name = "restore-files",
        description =
                "Puts settings, account files and keys of a snapshot where they were. Files that are there stay as"
                        + " they are; exit code 1 if one of them differs.",
        mixinStandardHelpOptions = true)
public final class RestoreFilesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SNAPSHOT", description = "The directory of one snapshot.")
    private Path snapshot = Path.of("snapshot");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description = "Below this directory, to look at them first (default: ${DEFAULT-VALUE}).")
    private Path root = Path.of("/");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Snapshot read = Snapshot.open(snapshot);
        if (!read.verify(FilesPart.NAME).isEmpty()) {
            read.verify(FilesPart.NAME).forEach(spec.commandLine().getErr()::println);
            return 1;
        }
        int code = 0;
        for (Path file : FilesPart.in(read)) {
            Path from = read.path().resolve(FilesPart.NAME + file);
            Path to = root.toAbsolutePath().resolve(file.toString().substring(1));
            boolean same = put(from, to);
            out.println(same ? to : to + " is there already and differs: it stays");
            code = same ? code : 1;
        }
        out.flush();
        return code;
    }

    private static boolean put(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            return Files.mismatch(from, to) < 0;
        }
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(to, Files.readAllBytes(from));
        return true;
    }
}
