package dev.mailwright.imap;

import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.transcript.CutEverywhere;
import dev.mailwright.transcript.PureCore;
import dev.mailwright.transcript.Transcripts;
import dev.mailwright.transcript.VerbCoverage;
import dev.mailwright.transcript.Way;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every transcript over the pure core, whole and cut everywhere. */
class ImapTranscriptTest {

    private static final Transcripts TRANSCRIPTS = Transcripts.in("src/test/transcripts/imap");

    @TestFactory
    Stream<DynamicNode> transcripts() {
        Way pure = PureCore.over("memory store", ImapWorld::inMemory, ImapWorld::connect);
        return TRANSCRIPTS.over(pure, CutEverywhere.of(pure));
    }

    @Test
    void everyVerbIsShown() {
        VerbCoverage.check(TRANSCRIPTS, VerbTable.STANDARD.names(), Set.of("limits", "views", "faults"));
    }
}
