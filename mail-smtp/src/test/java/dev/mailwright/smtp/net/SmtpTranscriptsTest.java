package dev.mailwright.smtp.net;

import dev.mailwright.net.Connections;
import dev.mailwright.net.Workers;
import dev.mailwright.smtp.verb.VerbTable;
import dev.mailwright.transcript.CutEverywhere;
import dev.mailwright.transcript.Dialogue;
import dev.mailwright.transcript.PureCore;
import dev.mailwright.transcript.SocketWay;
import dev.mailwright.transcript.Transcripts;
import dev.mailwright.transcript.VerbCoverage;
import dev.mailwright.transcript.Way;
import dev.mailwright.transcript.net.EmbeddedDialogue;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every dialogue in {@code src/test/transcripts/smtp}, in every way it can be played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpTranscriptsTest {

    private static final Transcripts TRANSCRIPTS = Transcripts.in("src/test/transcripts/smtp");
    private static final Transcripts LMTP = Transcripts.in("src/test/transcripts/lmtp");

    private SmtpServer.Shared shared;

    @BeforeAll
    void open() {
        shared = new SmtpServer.Shared();
    }

    @AfterAll
    void close() {
        shared.close();
    }

    @TestFactory
    Stream<DynamicNode> transcripts() {
        Way pure = PureCore.over("memory store", SmtpWorld::new, PureSession::new);
        Way embedded = PureCore.embedded("memory store", SmtpWorld::new, SmtpTranscriptsTest::embedded);
        Way socket = SocketWay.plain("memory store", () -> new SmtpServer(shared), SmtpServer::address);
        Way tls = SocketWay.tls("memory store", () -> new SmtpServer(shared), SmtpServer::tlsAddress);
        return Stream.concat(
                TRANSCRIPTS.over(pure, CutEverywhere.of(pure), embedded, socket, tls),
                LMTP.over(pure, CutEverywhere.of(pure), embedded, socket, tls));
    }

    private static Dialogue embedded(SmtpWorld world) {
        Connections<?> connections = Connections.of(
                        new SmtpProtocol(world.host()), world.time, Workers.of(Runnable::run))
                .build();
        return new EmbeddedDialogue(new EmbeddedChannel(connections.initializer()));
    }

    @Test
    void everyVerbIsShown() {
        VerbCoverage.check(
                TRANSCRIPTS,
                VerbTable.standard().names(),
                List.of("checks", "smuggling", "limits", "malformed", "submission", "relay", "dsn"));
    }
}
