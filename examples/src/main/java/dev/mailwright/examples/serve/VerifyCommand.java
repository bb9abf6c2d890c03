package dev.mailwright.examples.serve;

import dev.mailwright.backup.Snapshot;
import dev.mailwright.examples.dns.VerifyMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify PATH}: reads all of a snapshot, or says who a message is from. */
@Command(
        name = "verify",
        description = {
            "Compares every file of a snapshot with its checksum, or says what DKIM, SPF, DMARC and ARC make of a"
                    + " message.",
            "Exit code 1 if anything is not what it was, or the message does not prove where it is from."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "The directory of one snapshot, or the file of one message.")
    private Path path = Path.of("snapshot");

    @Mixin
    private VerifyMessage message = new VerifyMessage();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int code = Files.isRegularFile(path) ? message.run(path, out) : snapshot(out);
        out.flush();
        return code;
    }

    private int snapshot(PrintWriter out) {
        Snapshot read = Snapshot.open(path);
        List<String> wrong = read.verify();
        wrong.forEach(out::println);
        out.println(
                wrong.isEmpty() ? "the snapshot of " + read.taken() + " is whole" : wrong.size() + " files are bad");
        return wrong.isEmpty() ? 0 : 1;
    }
}
