package dev.mailwright.examples.serve;

import dev.mailwright.fetch.fetchmail.FetchmailImport;
import dev.mailwright.fetch.fetchmail.RcSyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the mail that a server fetches from others. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Looks after the mail that is fetched from other servers.")
public final class FetchCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static int ask(CommandSpec spec, Path file, List<String> words) throws Exception {
        OnServer server = OnServer.of(file, spec.commandLine());
        return server.run(
                new FetchControl(),
                words,
                ServerFile.Extent.FETCHING_WHEN_ASKED,
                new ProgressOutput(server, ProgressOutput.isTerminal()));
    }

    @Command(
            name = "run",
            description = "Polls one account, or all one after the other: in the server that runs, or else here.",
            mixinStandardHelpOptions = true)
    int run(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "", description = "of the account")
                    String name)
            throws Exception {
        return ask(spec, file, name.isEmpty() ? List.of("run") : List.of("run", name));
    }

    @Command(
            name = "status",
            description = "Says what each account is doing, when its next poll is due and how the last ones went.",
            mixinStandardHelpOptions = true)
    int status(@Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file)
            throws Exception {
        return ask(spec, file, List.of("status"));
    }

    @Command(
            name = "import",
            description = "Prints what a .fetchmailrc says in the words of a server's file, or as calls of the builder;"
                    + " on standard error what cannot be carried over.",
            mixinStandardHelpOptions = true)
    int importing(
            @Parameters(paramLabel = "FETCHMAILRC", description = "fetchmail's file") Path file,
            @Option(names = "--java", description = "calls of the builder instead of YAML") boolean java)
            throws Exception {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try {
            FetchmailImport read = FetchmailImport.of(Files.readString(file, StandardCharsets.ISO_8859_1));
            out.print(java ? read.builder() : read.yaml());
            read.notes().forEach(err::println);
            return 0;
        } catch (RcSyntaxException e) {
            err.println(file + ": " + e.getMessage());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }
}
