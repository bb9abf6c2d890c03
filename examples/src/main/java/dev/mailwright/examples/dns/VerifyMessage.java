package dev.mailwright.examples.dns;

import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.message.CrlfInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code verify} needs for a message: who brought it, and whom to ask. */
public final class VerifyMessage {

    @Option(names = "--client", paramLabel = "ADDRESS", description = "Of the host that brought a message, for SPF.")
    private @Nullable String client;

    @Option(
            names = "--helo",
            paramLabel = "NAME",
            defaultValue = "unknown",
            description = "What that host called itself.")
    private String helo = "unknown";

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "The reverse path of the message.")
    private String sender = "";

    @Mixin
    private Resolving resolving = new Resolving();

    /** Prints all results; 0 if the message proves where it is from. */
    public int run(Path file, PrintWriter out) throws IOException {
        ScannedMessage message;
        try (InputStream in = new CrlfInputStream(Files.newInputStream(file))) {
            message = ScannedMessage.read(in);
        }
        Optional<MessageReport.Client> from = Optional.ofNullable(client)
                .map(text -> new MessageReport.Client(DomainOptions.address(text), helo, sender));
        MessageReport report = resolving.with(dns -> MessageReport.of(dns, message, from));
        report.toString().lines().map(Printable::of).forEach(out::println);
        return report.isGood() ? 0 : 1;
    }
}
