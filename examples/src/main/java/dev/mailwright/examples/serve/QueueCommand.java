package dev.mailwright.examples.serve;

import dev.mailwright.examples.control.ControlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the queue of a running server. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "Looks after the mail that waits in a running server.")
public final class QueueCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private int ask(Path file, List<String> words) throws IOException {
        CommandLine asking = spec.commandLine();
        OnServer output = OnServer.of(file, asking);
        List<String> request = new ArrayList<>(List.of(QueueControl.NAME));
        request.addAll(words);
        ServerFile described = ServerFile.read(file, ServerFile.Extent.WITHOUT_SERVICES);
        OptionalInt answered = new ControlClient(described.control()).call(request, output);
        if (answered.isEmpty()) {
            output.complaint("no server runs with " + file + "; its queue moves when it does");
        }
        return answered.orElse(1);
    }

    private static void add(List<String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.add(name);
            words.add(value);
        }
    }

    @Command(
            name = "list",
            description = "Lists entries in the order in which they came.",
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Option(names = "--domain", defaultValue = "", description = "with a recipient in this domain")
                    String domain,
            @Option(names = "--sender", defaultValue = "", description = "from this address") String sender,
            @Option(names = "--recipient", defaultValue = "", description = "to this address") String recipient,
            @Option(names = "--state", defaultValue = "", description = "ready, in_flight, deferred or held")
                    String state,
            @Option(names = "--after", defaultValue = "", description = "later than this entry") String after,
            @Option(names = "--max", defaultValue = "100", description = "at most so many, up to 1000") String max)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("list"));
        add(words, "domain", domain);
        add(words, "sender", sender);
        add(words, "recipient", recipient);
        add(words, "state", state);
        add(words, "after", after);
        add(words, "max", max);
        return ask(file, words);
    }

    @Command(
            name = "show",
            description = "Shows entries with the last answer for each recipient.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--content", description = "the message itself") boolean content)
            throws IOException {
        return each(file, content ? "content" : "show", ids);
    }

    @Command(name = "retry", description = "Tries entries now, or all for a domain.", mixinStandardHelpOptions = true)
    int retry(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "ID", arity = "0..*", defaultValue = CommandLine.Option.NULL_VALUE)
                    List<String> ids,
            @Option(names = "--domain", defaultValue = "", description = "all for this domain") String domain)
            throws IOException {
        return domain.isEmpty()
                ? each(file, "retry", ids == null ? List.of() : ids)
                : ask(file, List.of("retry", "domain", domain));
    }

    @Command(name = "flush", description = "Tries everything now.", mixinStandardHelpOptions = true)
    int flush(@Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file)
            throws IOException {
        return ask(file, List.of("flush"));
    }

    @Command(name = "hold", description = "Keeps entries until they are released.", mixinStandardHelpOptions = true)
    int hold(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids)
            throws IOException {
        return each(file, "hold", ids);
    }

    @Command(name = "release", description = "Lets held entries go on.", mixinStandardHelpOptions = true)
    int release(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids)
            throws IOException {
        return each(file, "release", ids);
    }

    @Command(name = "delete", description = "Takes entries away.", mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--bounce", description = "and tells their senders") boolean bounce)
            throws IOException {
        return each(file, bounce ? "bounce" : "delete", ids);
    }

    @Command(name = "reroute", description = "Sends an entry another way.", mixinStandardHelpOptions = true)
    int reroute(
            @Parameters(paramLabel = "FILE", description = "the YAML file of the server") Path file,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "HOP", description = "host:port, lmtp:host:port or mx:domain") String hop)
            throws IOException {
        return ask(file, List.of("reroute", id, hop));
    }

    private int each(Path file, String what, List<String> ids) throws IOException {
        List<String> words = new ArrayList<>(List.of(what));
        words.addAll(ids);
        return ask(file, words);
    }
}
