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

/** {@code restore FILE SNAPSHOT}: mail comes back, into the server while it runs, or when none does. */
@Command(
        name = "restore",
        description =
                "Brings mail back from a snapshot: all of it, an account, a folder or messages. What is there stays."
                        + " UIDs are kept where the folder is not there any more.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The directory of one snapshot.")
    private Path snapshot = Path.of("snapshot");

    @Option(names = "--all", description = "The mail of all accounts.")
    private boolean all;

    @Option(names = "--account", paramLabel = "ADDRESS", defaultValue = "", description = "The mail of one account.")
    private String account = "";

    @Option(
            names = "--folder",
            paramLabel = "NAME",
            defaultValue = "",
            description = "One folder of it, such as INBOX or Work/2026.")
    private String folder = "";

    @Option(
            names = "--uids",
            paramLabel = "SET",
            defaultValue = "",
            description = "These messages of the folder, by their UIDs in the snapshot: 17,20:25.")
    private String uids = "";

    @Option(
            names = "--into",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Into this folder, in place of the one they were in.")
    private String target = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (all == !account.isEmpty()) {
            throw wrong("say --all or --account ADDRESS");
        }
        if (folder.isEmpty() && !(uids.isEmpty() && target.isEmpty())) {
            throw wrong("--uids and --into need --folder NAME");
        }
        if (all && !folder.isEmpty()) {
            throw wrong("--folder needs --account ADDRESS");
        }
        String where = snapshot.toAbsolutePath().normalize().toString();
        return OnServer.of(file, spec.commandLine())
                .run(new Restoring(), List.of(where, account, folder, uids, target));
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
