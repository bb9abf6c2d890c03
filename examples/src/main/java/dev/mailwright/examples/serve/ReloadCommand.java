package dev.mailwright.examples.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reload FILE}: asks the running server for it. */
@Command(
        name = "reload",
        description = "Lets the running server read certificates and account files again, and says what is bad.",
        mixinStandardHelpOptions = true)
public final class ReloadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return OnServer.of(file, spec.commandLine()).run(new Reload(), List.of());
    }
}
