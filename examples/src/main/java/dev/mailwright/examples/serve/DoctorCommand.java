package dev.mailwright.examples.serve;

import dev.mailwright.store.maildir.Defect;
import dev.mailwright.store.maildir.Treatment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doctor FILE}: looks into every maildir of a server that does not run. */
@Command(
        name = "doctor",
        description = "Looks for what is wrong in the maildirs while the server is stopped; exit code 1 if anything is"
                + " left to mend.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Option(names = "--repair", description = "Mend what can be mended. Without it nothing is written.")
    private boolean repair;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ServerFile described = ServerFile.read(file, ServerFile.Extent.WITHOUT_SERVICES);
        List<Defect> findings = described
                .mail()
                .doctor(Clock.systemUTC().instant())
                .examine(repair ? Treatment.REPAIR : Treatment.REPORT);
        findings.forEach(out::println);
        long left = findings.stream().filter(finding -> !finding.repaired()).count();
        out.println(findings.isEmpty() ? "all is well" : findings.size() + " findings, " + left + " not repaired");
        out.flush();
        return left == 0 ? 0 : 1;
    }
}
