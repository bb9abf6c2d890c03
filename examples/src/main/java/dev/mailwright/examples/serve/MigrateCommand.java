package dev.mailwright.examples.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code migrate FILE NAME}: copies the whole account that a fetch account of the file names. */
@Command(
        name = "migrate",
        description =
                "Copies a whole IMAP account, with folders, flags and dates, into the mailbox that the fetch account"
                        + " NAME of the file delivers to. Again as often as there is news.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Parameters(index = "1", paramLabel = "NAME", description = "Of the account in its section fetch.")
    private String name = "";

    @Option(names = "--dry-run", description = "Counts, and copies nothing.")
    private boolean dryRun;

    @Option(names = "--skip", paramLabel = "FOLDER", description = "Leaves a folder out; may be given again.")
    private List<String> skipped = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<String> words = new ArrayList<>(List.of("migrate", name, dryRun ? "yes" : "no"));
        words.addAll(skipped);
        return FetchCommand.ask(spec, file, words);
    }
}
