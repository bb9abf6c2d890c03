package dev.mailwright.examples.dns;

import dev.mailwright.records.DnsCheck;
import dev.mailwright.records.DnsFinding;
import dev.mailwright.records.DnsRecords;
import dev.mailwright.records.DnsReport;
import dev.mailwright.records.Standing;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dns records DOMAIN} and {@code dns check DOMAIN}. */
@Command(
        name = "dns",
        description = "What a mail domain has to publish in the DNS.",
        mixinStandardHelpOptions = true,
        subcommands = {DnsCommand.Records.class, DnsCommand.Check.class})
public final class DnsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    /** A wrong option is told in a line. */
    private static DnsRecords records(DomainOptions options, CommandSpec spec) throws IOException {
        try {
            return options.records();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Prints the records. */
    @Command(
            name = "records",
            description = "Prints the records of a domain, for a BIND zone file or as JSON.",
            mixinStandardHelpOptions = true)
    static final class Records implements Callable<Integer> {

        @Mixin
        private DomainOptions options = new DomainOptions();

        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Option(names = "--policy", description = "Only the file for MTA-STS.")
        private boolean policy;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            DnsRecords records = records(options, spec);
            PrintWriter out = spec.commandLine().getOut();
            out.print(policy ? records.policy().text() : json ? records.json() : records.zone());
            out.flush();
            return 0;
        }
    }

    /** Compares them with what is published. */
    @Command(
            name = "check",
            description = "Compares the records of a domain with what it publishes; exit code 1 if mail suffers.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Mixin
        private DomainOptions options = new DomainOptions();

        @Mixin
        private Resolving resolving = new Resolving();

        @Option(names = "--all", description = "Shows what is as it should be, too.")
        private boolean all;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            DnsRecords records = records(options, spec);
            DnsReport report = resolving.with(dns -> DnsCheck.of(dns).check(records));
            PrintWriter out = spec.commandLine().getOut();
            report.findings().stream()
                    .filter(f -> all || f.standing() != Standing.PUBLISHED)
                    .forEach(f -> out.println(line(f)));
            int good = report.standing(Standing.PUBLISHED).size();
            out.println(good + " of " + report.findings().size() + " are as they should be");
            out.flush();
            return report.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private static String line(DnsFinding finding) {
            return String.format(
                    Locale.ROOT,
                    "%-9s  %s %s (%s)%n           %s",
                    finding.standing(),
                    finding.owner(),
                    finding.type(),
                    finding.importance(),
                    Printable.of(finding.text()));
        }
    }
}
