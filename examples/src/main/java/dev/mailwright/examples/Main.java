package dev.mailwright.examples;

import dev.mailwright.examples.dns.DkimCommand;
import dev.mailwright.examples.dns.DnsCommand;
import dev.mailwright.examples.process.Warmup;
import dev.mailwright.examples.quickstart.QuickstartCommand;
import dev.mailwright.examples.send.SendCommand;
import dev.mailwright.examples.serve.BackupCommand;
import dev.mailwright.examples.serve.CheckCommand;
import dev.mailwright.examples.serve.DoctorCommand;
import dev.mailwright.examples.serve.ExplainCommand;
import dev.mailwright.examples.serve.FetchCommand;
import dev.mailwright.examples.serve.MigrateCommand;
import dev.mailwright.examples.serve.QueueCommand;
import dev.mailwright.examples.serve.ReloadCommand;
import dev.mailwright.examples.serve.RestoreCommand;
import dev.mailwright.examples.serve.RestoreFilesCommand;
import dev.mailwright.examples.serve.ServeCommand;
import dev.mailwright.examples.serve.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the runnable server. Exit codes: 0 all well, 1 it failed, 2 it was called wrongly. */
@Command(
        name = "mailserver",
        description = "A complete mail server: SMTP, IMAP and POP3 over a maildir.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            QuickstartCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            ReloadCommand.class,
            BackupCommand.class,
            VerifyCommand.class,
            RestoreCommand.class,
            RestoreFilesCommand.class,
            QueueCommand.class,
            DoctorCommand.class,
            DkimCommand.class,
            DnsCommand.class,
            SendCommand.class,
            FetchCommand.class,
            MigrateCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Warmup.begin();
        System.exit(run(args));
    }

    /** Runs a command to its end; a serving one ends with the process. */
    static int run(String... args) {
        CommandLine commands = new CommandLine(new Main());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler(new Failures());
        return args.length == 0 ? usage(commands) : commands.execute(args);
    }

    private static int usage(CommandLine commands) {
        commands.usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }
}
