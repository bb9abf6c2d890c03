package dev.mailwright.examples.quickstart;

import dev.mailwright.MailServer;
import dev.mailwright.examples.process.Foreground;
import dev.mailwright.examples.process.Warnings;
import dev.mailwright.routing.TaggedMail;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quickstart}: a server to try, and to develop against. */
@Command(
        name = "quickstart",
        description = "Runs a mail server on this machine, for this machine; all it keeps is in one directory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class QuickstartCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "mail-data",
            description = "Where everything is kept (default: ./${DEFAULT-VALUE}).")
    private Path directory = Path.of("mail-data");

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            defaultValue = "",
            description =
                    "The domain of accounts and aliases named without one (default: that of the first account kept"
                            + " in DIR, else example.com).")
    private String domain = "";

    @Option(
            names = "--account",
            paramLabel = "NAME:PASSWORD",
            description =
                    "An account; kept in DIR/users. The first one gets mail for postmaster and abuse. Without any,"
                            + " two are made and their passwords printed.")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = "--alias",
            paramLabel = "NAME=TARGET[,TARGET]",
            description = "A name whose mail goes to others; kept in DIR/aliases.")
    private List<String> aliases = new ArrayList<>();

    @Option(
            names = "--tagged",
            paramLabel = "[NAME=]MODE",
            description = "What becomes of mail for NAME+tag: NONE (like any other), SUBFOLDER (filed in INBOX/tag) or"
                    + " SUBJECT ([tag] before the subject). With NAME for one account, and kept; without for all others"
                    + " (default: NONE).")
    private List<String> tagged = new ArrayList<>();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.open(directory);
        Tenants tenants = tenants(home);
        MailServer server = Embedded.build(home, tenants, ports);
        Warnings.of(server);
        Foreground foreground = Foreground.of(server);
        server.start();
        new Instructions(home, tenants, ActualPorts.of(server)).print(out);
        out.println("ready");
        out.flush();
        foreground.await();
        return 0;
    }

    private Tenants tenants(Home home) throws Exception {
        try {
            return Tenants.settle(home, new Wishes(domain, accounts, aliases, tagged));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** What the command line asks for, as it was written. */
    record Wishes(String domain, List<String> accounts, List<String> aliases, List<String> tagged) {

        /** The mode for accounts without one of their own. */
        TaggedMail mode() {
            return tagged.stream()
                    .filter(text -> text.indexOf('=') < 0)
                    .map(Tenants::mode)
                    .reduce(TaggedMail.NONE, (first, second) -> second);
        }
    }
}
