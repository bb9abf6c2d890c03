package dev.mailwright.imap;

import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.net.Tls;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.transcript.CutEverywhere;
import dev.mailwright.transcript.PureCore;
import dev.mailwright.transcript.SocketWay;
import dev.mailwright.transcript.Transcripts;
import dev.mailwright.transcript.VerbCoverage;
import dev.mailwright.transcript.Way;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every transcript: over the pure core, cut everywhere, over sockets with and without TLS, over each store. */
class ImapTranscriptTest {

    private static final Transcripts TRANSCRIPTS = Transcripts.in("src/test/transcripts/imap");

    @TempDir
    static Path certificates;

    @TestFactory
    Stream<DynamicNode> transcripts() {
        Tls certificate = Tls.selfSigned(certificates, "localhost");
        Way pure = PureCore.over("memory store", ImapWorld::inMemory, ImapWorld::connect);
        Way maildir = PureCore.over("maildir", () -> ImapWorld.over(MaildirStore::at), ImapWorld::connect);
        Supplier<ImapServerWorld> server = () -> ImapServerWorld.over(directory -> MemoryStore.create(), certificate);
        Supplier<ImapServerWorld> maildirServer = () -> ImapServerWorld.over(MaildirStore::at, certificate);
        return TRANSCRIPTS.over(
                pure,
                CutEverywhere.of(pure),
                maildir,
                SocketWay.plain("memory store", server, ImapServerWorld::plain),
                SocketWay.tls("maildir", maildirServer, ImapServerWorld::tls));
    }

    @Test
    void everyVerbIsShown() {
        VerbCoverage.check(TRANSCRIPTS, VerbTable.STANDARD.names(), Set.of("limits", "views", "faults"));
    }
}
