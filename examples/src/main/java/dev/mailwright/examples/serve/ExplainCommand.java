package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain FILE ADDRESS}: where its mail goes, and why. */
@Command(
        name = "explain",
        description = "Says where mail for an address goes, step by step.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Parameters(index = "1", paramLabel = "ADDRESS", description = "The recipient.")
    private String address = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        EmailAddress recipient = recipient();
        ServerFile described = ServerFile.read(file);
        try (MailServer server = described.build()) {
            spec.commandLine().getOut().print(server.explain(recipient));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private EmailAddress recipient() {
        try {
            return EmailAddress.of(address);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + address + "\" is no address: " + unfit.getMessage(), unfit);
        }
    }
}
