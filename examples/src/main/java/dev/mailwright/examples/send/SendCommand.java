package dev.mailwright.examples.send;

import dev.mailwright.MailServer;
import dev.mailwright.address.ReversePath;
import dev.mailwright.event.MessageFate;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.net.ClientTls;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.queue.Relay;
import dev.mailwright.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code send --server HOST:PORT --from ADDRESS TO...}: a small submission client. It is a server without listeners whose smarthost is the given one: what the
 * library does for mail that leaves, it does here, once.
 */
@Command(
        name = "send",
        description = "Hands a message to a server and says what it answers for each recipient.",
        footer = "Exit code: 0 taken for all, 1 refused for somebody, 75 the server is busy or not there.",
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {

    private static final int TRY_LATER = 75; // EX_TEMPFAIL

    /** When TLS begins. */
    private enum Security {
        STARTTLS,
        IMPLICIT,
        NONE
    }

    @Option(names = "--server", required = true, paramLabel = "HOST[:PORT]", description = "Port 587 unless said.")
    private String server = "";

    @Option(names = "--tls", paramLabel = "HOW", description = "starttls (default), implicit or none.")
    private Security security = Security.STARTTLS;

    @Option(names = "--ca", paramLabel = "FILE", description = "Trust these certificates and no others; PEM.")
    private Path authorities = Path.of("");

    @Option(names = "--tls-name", paramLabel = "NAME", description = "The name in the server's certificate.")
    private String tlsName = "";

    @Option(names = "--user", paramLabel = "LOGIN", description = "Logs in with the password in MAIL_PASSWORD.")
    private String user = "";

    @Option(names = "--helo", paramLabel = "NAME", description = "How this host calls itself.")
    private String helo = "client.invalid";

    @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "The sender, or <>.")
    private String from = "";

    @Option(names = "--file", paramLabel = "FILE", description = "The whole message; standard input unless said.")
    private Path file = Path.of("");

    @Option(names = "--subject", paramLabel = "TEXT", description = "The input is only text, to be sent with this.")
    private String subject = "";

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long an answer is awaited; 300.")
    private long timeout = 300;

    @Parameters(arity = "1..*", paramLabel = "TO", description = "The recipients.")
    private List<String> recipients = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Envelope envelope = envelope();
        Message message = message();
        try (MailServer client = client(envelope)) {
            Answers answers = new Answers(recipients.size());
            client.events().on(MessageFate.class, answers::note);
            client.start();
            client.submit(envelope, message);
            answers.await(Duration.ofSeconds(timeout));
            answers.lines().forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            return answers.isLater() ? TRY_LATER : answers.isRefused() ? 1 : 0;
        }
    }

    private MailServer client(Envelope envelope) {
        MailServer.Builder builder =
                MailServer.builder().hostname(helo).store(MemoryStore.create()).queue(MemoryQueue.create());
        Relay relay = relay();
        envelope.recipients()
                .forEach(to -> builder.route(r -> r.to(to.domain().toString()).via(relay)));
        return (authorities.toString().isEmpty() ? builder : builder.trust(ClientTls.authorities(authorities))).build();
    }

    private Envelope envelope() {
        try {
            return (from.equals("<>") ? Envelope.from(ReversePath.NULL) : Envelope.from(from))
                    .to(recipients.toArray(String[]::new));
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private Relay relay() {
        try {
            Relay relay = Endpoint.relay(server);
            relay = switch (security) {
                case STARTTLS -> relay.startTls();
                case IMPLICIT -> relay.implicitTls();
                case NONE -> relay.plaintext();
            };
            relay = tlsName.isEmpty() ? relay : relay.tlsName(tlsName);
            String password = System.getenv().getOrDefault("MAIL_PASSWORD", "");
            return user.isEmpty() ? relay : relay.login(user, password);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private Message message() throws IOException {
        byte[] given = file.toString().isEmpty() ? System.in.readAllBytes() : Files.readAllBytes(file);
        return subject.isEmpty() ? Mailing.whole(given) : Mailing.text(from, recipients, subject, given);
    }
}
