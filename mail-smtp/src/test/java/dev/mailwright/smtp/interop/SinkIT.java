package dev.mailwright.smtp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.event.Bounced;
import dev.mailwright.event.Deferred;
import dev.mailwright.event.MessageFate;
import dev.mailwright.event.Relayed;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.queue.Relay;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.FreePorts;
import dev.mailwright.testing.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** smtp-sink, the next hop that Postfix is tested with, with and without each extension and with its ways to fail. */
class SinkIT {

    private static final int MESSAGES = 20;
    private static final String BODY = ".\r\n..two\r\n.one\r\nlast\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final BlockingQueue<MessageFate> fates = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init") // set by each test
    private Process sink;

    @SuppressWarnings("NullAway.Init") // set by each test
    private MailServer server;

    private void start(Relay.Protocol protocol, String options) throws IOException {
        int port = FreePorts.next();
        Path dump = Files.createDirectory(temp.resolve("dump"));
        List<String> command =
                new ArrayList<>(List.of(Peers.require("smtp-sink").toString()));
        Stream.of(options.split(" ", -1)).filter(o -> !o.isEmpty()).forEach(command::add);
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "root"));
        }
        command.addAll(List.of("-d", dump + "/m.", "127.0.0.1:" + port, "100"));
        sink = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("sink").toFile())
                .start();
        Awaitility.await().ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
        Relay relay = protocol == Relay.Protocol.LMTP
                ? Relay.lmtp("127.0.0.1", port).plaintext()
                : Relay.smtp("127.0.0.1", port).plaintext();
        server = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .queue(MemoryQueue.create())
                .postmaster("ann@example.com")
                .accounts(a -> a.account("ann@example.com", Password.of("secret")))
                .route(r -> r.to("other.example").via(relay))
                .build()
                .start();
        server.events().on(MessageFate.class, this::note);
    }

    private void note(MessageFate fate) {
        if (fate instanceof Relayed || fate instanceof Deferred || fate instanceof Bounced) {
            fates.add(fate);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
        if (sink != null) {
            sink.destroy();
            assertThat(sink.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void submit(String... to) {
        server.submit(
                Envelope.from("ann@example.com").to(to),
                Message.of("From: ann@example.com\r\nSubject: dots\r\n\r\n" + BODY));
    }

    private MessageFate next() throws InterruptedException {
        MessageFate fate = fates.poll(20, TimeUnit.SECONDS);
        assertThat(fate).isNotNull();
        return fate;
    }

    private List<String> taken() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("dump"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r", ""));
            }
            return texts;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-p", "-e", "-8", "-N", "-E -a -C -F", "-p -8 -N", "-T 100"})
    void itTakesWhatWeSend(String options) throws Exception {
        start(Relay.Protocol.SMTP, options);
        for (int i = 0; i < MESSAGES; i++) {
            submit("bob@other.example", "eve@other.example");
        }
        for (int i = 0; i < 2 * MESSAGES; i++) {
            assertThat(next()).isInstanceOf(Relayed.class);
        }
        assertThat(server.queue().size()).isZero();
        assertThat(taken())
                .hasSize(MESSAGES)
                .allSatisfy(text -> assertThat(text)
                        .contains("X-Rcpt-Args: <bob@other.example>", "X-Rcpt-Args: <eve@other.example>")
                        .contains("\n\n" + BODY.replace("\r", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-L", "-L -p", "-L -8"})
    void itTakesWhatWeSendByLmtp(String options) throws Exception {
        start(Relay.Protocol.LMTP, options);
        submit("bob@other.example", "eve@other.example");
        assertThat(next()).isInstanceOf(Relayed.class);
        assertThat(next()).isInstanceOf(Relayed.class);
        assertThat(taken()).singleElement().asString().contains("\n\n" + BODY.replace("\r", ""));
    }

    /** -r answers 4xx, -f 5xx, -q says nothing and goes, -Q says 421 and goes. */
    @ParameterizedTest
    @CsvSource({
        "-r CONNECT, LATER", "-r EHLO, SENT", "-r MAIL, LATER", "-r RCPT, LATER", "-r DATA, LATER", "-r ., LATER",
        "-f CONNECT, LATER", "-f EHLO, SENT", "-f MAIL, NEVER", "-f RCPT, NEVER", "-f DATA, NEVER", "-f ., NEVER",
        "-q CONNECT, LATER", "-q EHLO, LATER", "-q MAIL, LATER", "-q RCPT, LATER", "-q DATA, LATER", "-q ., LATER",
        "-Q CONNECT, LATER", "-Q EHLO, LATER", "-Q MAIL, LATER", "-Q RCPT, LATER", "-Q DATA, LATER", "-Q ., LATER",
        "-A 0, NEVER", "-Q QUIT, SENT", "-q RSET, SENT"
    })
    void itFailsInItsWays(String options, String fate) throws Exception {
        start(Relay.Protocol.SMTP, options);
        submit("bob@other.example");
        Class<?> kind = fate.equals("SENT") ? Relayed.class : fate.equals("LATER") ? Deferred.class : Bounced.class;
        assertThat(next()).isInstanceOf(kind);
        assertThat(fates.poll(20, TimeUnit.MILLISECONDS)).isNull();
        Inbox ann = new Inbox(server, "ann@example.com");
        if (fate.equals("NEVER")) {
            assertThat(ann.await("Action: failed")).contains("bob@other.example");
        } else {
            assertThat(ann.texts()).isEmpty();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.queue().size() == (fate.equals("LATER") ? 1 : 0));
    }
}
