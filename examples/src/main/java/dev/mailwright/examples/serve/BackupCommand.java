package dev.mailwright.examples.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup FILE DIR}: a snapshot, taken by the server while it runs, or here when none does. */
@Command(
        name = "backup",
        description =
                "Takes a snapshot of mail, accounts, settings and keys into a directory of its own below DIR. What"
                        + " did not change since the snapshot before takes no room.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Parameters(index = "1", paramLabel = "DIR", description = "Where snapshots are kept.")
    private Path directory = Path.of("snapshots");

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "0",
            description = "Afterwards delete all but the newest N snapshots (default: none).")
    private int keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (keep < 0) {
            throw new ParameterException(spec.commandLine(), "--keep is a number of snapshots");
        }
        String where = directory.toAbsolutePath().normalize().toString();
        return OnServer.of(file, spec.commandLine()).run(new Backup(), List.of(where, Integer.toString(keep)));
    }
}
