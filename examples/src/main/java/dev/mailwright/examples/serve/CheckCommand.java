package dev.mailwright.examples.serve;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check FILE}: says what is wrong with it, and opens nothing. */
@Command(
        name = "check",
        description = "Says what is wrong with a YAML file, and with the files it names; exit code 1 if anything is.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ServerFile.read(file);
        spec.commandLine().getOut().println(file + " is good");
        return 0;
    }
}
