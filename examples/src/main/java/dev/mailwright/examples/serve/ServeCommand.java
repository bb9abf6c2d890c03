package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.MailwrightException;
import dev.mailwright.examples.control.ControlSocket;
import dev.mailwright.examples.process.Foreground;
import dev.mailwright.examples.process.Hangup;
import dev.mailwright.examples.process.Warnings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve FILE}: runs until SIGTERM; SIGHUP reads certificates and directory files again. */
@Command(
        name = "serve",
        description = "Runs the server that a YAML file describes. SIGHUP reads certificates and account files again.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The YAML file.")
    private Path file = Path.of("mailwright.yaml");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ServerFile described = ServerFile.read(file);
        described.logging().redirect();
        MailServer server = described.build();
        Warnings.of(server);
        Foreground foreground = Foreground.of(server);
        server.start();
        foreground.first(ControlSocket.open(described.control(), server, ServerCommands.all()));
        Hangup.on(() -> reload(server));
        spec.commandLine().getOut().println("ready");
        spec.commandLine().getOut().flush();
        foreground.await();
        return 0;
    }

    private static void reload(MailServer server) {
        Logger log = LoggerFactory.getLogger(ServeCommand.class);
        try {
            server.reload();
            log.info("certificates and directory files were read again");
        } catch (MailwrightException kept) {
            log.warn("not reloaded, what was in use stays in use: {}", kept.getMessage());
        }
    }
}
