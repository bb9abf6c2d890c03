package dev.mailwright.pop3.net;

import dev.mailwright.net.Connections;
import dev.mailwright.net.Workers;
import dev.mailwright.pop3.verb.VerbTable;
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

/** Every dialogue in {@code src/test/transcripts/pop3}, in every way it can be played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pop3TranscriptsTest {

    private static final Transcripts TRANSCRIPTS = Transcripts.in("src/test/transcripts/pop3");

    private Pop3Server.Shared shared;

    @BeforeAll
    void open() {
        shared = new Pop3Server.Shared();
    }

    @AfterAll
    void close() {
        shared.close();
    }

    @TestFactory
    Stream<DynamicNode> transcripts() {
        Way pure = PureCore.over("memory store", Pop3World::new, PureSession::new);
        Way embedded = PureCore.embedded("memory store", Pop3World::new, Pop3TranscriptsTest::embedded);
        Way socket = SocketWay.plain("memory store", () -> new Pop3Server(shared), Pop3Server::address);
        Way maildir = PureCore.over("maildir", () -> new Pop3World(shared.maildir()), PureSession::new);
        Way tls = SocketWay.tls("maildir", () -> new Pop3Server(shared, shared.maildir()), Pop3Server::tlsAddress);
        return TRANSCRIPTS.over(pure, CutEverywhere.of(pure), maildir, embedded, socket, tls);
    }

    private static Dialogue embedded(Pop3World world) {
        Connections<?> connections = Connections.of(
                        new Pop3Protocol(world.host()), world.time, Workers.of(Runnable::run))
                .build();
        return new EmbeddedDialogue(new EmbeddedChannel(connections.initializer()));
    }

    @Test
    void everyVerbIsShown() {
        VerbCoverage.check(TRANSCRIPTS, VerbTable.standard().names(), List.of("limits", "malformed", "sessions"));
    }
}
