package dev.mailwright.examples.serve;

import dev.mailwright.backup.Snapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify SNAPSHOT}: reads all of it. */
@Command(
        name = "verify",
        description =
                "Compares every file of a snapshot with its checksum; exit code 1 if anything is not what it was.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SNAPSHOT", description = "The directory of one snapshot.")
    private Path snapshot = Path.of("snapshot");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Snapshot read = Snapshot.open(snapshot);
        List<String> wrong = read.verify();
        wrong.forEach(out::println);
        out.println(
                wrong.isEmpty() ? "the snapshot of " + read.taken() + " is whole" : wrong.size() + " files are bad");
        out.flush();
        return wrong.isEmpty() ? 0 : 1;
    }
}
