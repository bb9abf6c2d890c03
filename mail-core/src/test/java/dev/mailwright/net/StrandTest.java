package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.ExpectedLogs;
import dev.mailwright.testing.LogLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class StrandTest {

    @Test
    void answersOneAfterTheOther() {
        EmbeddedSample sample = new EmbeddedSample();
        assertThat(sample.said()).isEqualTo("+hello\r\n");
        assertThat(sample.send("ECHO one\r\nBLOCK two\r\nECHO three\r\n").said())
                .isEqualTo("+one\r\n+blocked two\r\n+three\r\n");
        assertThat(sample.send("QUIT\r\n").said()).isEqualTo("+bye\r\n");
        assertThat(sample.channel.isActive()).isFalse();
        assertThat(sample.protocol.endings).containsExactly(Ending.SESSION);
        assertThat(sample.connections.count()).isZero();
    }

    @Test
    void eachSessionLeavesALineThatNobodyCanForge(ExpectedLogs logs) {
        EmbeddedSample sample = new EmbeddedSample().send("LOGIN\r\n").pass(Duration.ofSeconds(2));
        assertThat(logs.lines()).isEmpty();
        sample.send("QUIT\r\n").said();
        EmbeddedSample stranger = new EmbeddedSample();
        stranger.said();
        stranger.channel.close();
        assertThat(logs.lines())
                .extracting(LogLine::message)
                .containsExactly(
                        "sample-1: sample session of eve\\r\\nroot from 127.0.0.1 over after 2000 ms: SESSION",
                        "sample-1: sample session of - from 127.0.0.1 over after 0 ms: PEER");
    }

    @Test
    void takesThePipelineToAWorkerInOneHopAndAnswersInOneFlush() {
        Queue<Runnable> workers = new ArrayDeque<>();
        EmbeddedSample sample = new EmbeddedSample(workers::add, builder -> builder);
        sample.said();
        sample.send("ECHO a\r\nBLOCK b\r\nBLOCK c\r\nECHO d\r\nBLOCK e\r\n");
        assertThat(sample.buffers()).isZero();
        assertThat(workers).hasSize(1);
        workers.remove().run();
        sample.channel.runPendingTasks();
        assertThat(sample.buffers()).isEqualTo(1);
        assertThat(sample.said()).isEqualTo("+a\r\n+blocked b\r\n+blocked c\r\n+d\r\n+blocked e\r\n");
        assertThat(workers).isEmpty();
    }

    @Test
    void cutAtEveryOctetGivesTheSame() {
        String talk = "ECHO one\r\nBYTES 12\r\nECHO \r\nx\r\n\r\nBLOCK 2\r\n" + "y".repeat(200)
                + "\r\nBYTES 0\r\na\rb\0\r\nBIG 3\r\nWHO\r\nQUIT\r\n";
        EmbeddedSample whole = new EmbeddedSample();
        String expected = whole.send(talk).said();
        assertThat(expected)
                .contains("+got it\r\n+blocked 2\r\n-too long 202 yyyy\r\n+got it\r\n-defects [")
                .endsWith("+bye\r\n");
        for (int cut = 1; cut < talk.length(); cut++) {
            EmbeddedSample sample = new EmbeddedSample();
            sample.send(talk.substring(0, cut)).send(talk.substring(cut));
            assertThat(sample.said()).isEqualTo(expected);
        }
        EmbeddedSample single = new EmbeddedSample();
        talk.chars().forEach(octet -> single.send(Character.toString(octet)));
        assertThat(single.said()).isEqualTo(expected);
    }

    @Test
    void waitsForAStageWithoutHandlingWhatFollows() {
        EmbeddedSample sample = new EmbeddedSample();
        sample.said();
        assertThat(sample.send("ECHO a\r\nLATER\r\nECHO b\r\n").said()).isEqualTo("+a\r\n");
        sample.dialogue().stage.complete("x");
        assertThat(sample.said()).isEqualTo("+later x\r\n+b\r\n");
    }

    @Test
    void aFaultIsLoggedOnceAndLeavesNoHalfAnswer(ExpectedLogs logs) {
        logs.error("sample session failed");
        EmbeddedSample sample = new EmbeddedSample();
        assertThat(sample.send("ECHO a\r\nFAIL\r\nECHO b\r\n").said()).isEqualTo("+hello\r\n+a\r\n-fault\r\n+b\r\n");
        assertThat(logs.lines())
                .filteredOn(line -> !line.stackTrace().isEmpty())
                .hasSize(1);
    }

    @Test
    void aFailedStageIsAFault(ExpectedLogs logs) {
        logs.error("sample session failed");
        EmbeddedSample sample = new EmbeddedSample();
        sample.send("LATER\r\n").said();
        sample.dialogue().stage.completeExceptionally(new IllegalStateException("disk on fire"));
        assertThat(sample.said()).isEqualTo("-fault\r\n");
    }

    @Test
    void aCommitIsHeardToItsEndAlthoughThePeerHasGone() {
        EmbeddedSample sample = new EmbeddedSample();
        sample.send("LATER\r\n").said();
        sample.channel.close();
        assertThat(sample.protocol.endings).isEmpty();
        sample.dialogue().stage.complete("x");
        sample.channel.runPendingTasks();
        assertThat(sample.protocol.endings).containsExactly(Ending.PEER);
        assertThat(sample.connections.count()).isZero();
    }

    @Test
    void aFullWorkerQueueAnswersBusy() {
        EmbeddedSample sample = new EmbeddedSample(new RefusesAfter(0), builder -> builder);
        assertThat(sample.send("ECHO a\r\nBLOCK b\r\nECHO c\r\n").said()).isEqualTo("+hello\r\n+a\r\n-busy\r\n");
        assertThat(sample.channel.isActive()).isFalse();
    }

    @Test
    void postedWorkRunsBetweenFrames() {
        EmbeddedSample sample = new EmbeddedSample();
        sample.send("ECHO a\r\nLATER\r\n").said();
        Link<Frame> link = sample.dialogue().link;
        link.post(() -> {
            link.out().text("*posted\r\n");
            return Step.next();
        });
        assertThat(sample.said()).isEmpty();
        sample.dialogue().stage.complete("x");
        assertThat(sample.said()).isEqualTo("+later x\r\n*posted\r\n");
    }

    @Test
    void shutdownEndsIdleSessionsAtOnceAndUploadsAfterTheirAnswer() {
        EmbeddedSample idle = new EmbeddedSample();
        idle.said();
        idle.connections.drain();
        assertThat(idle.said()).isEqualTo("-stopping\r\n");
        assertThat(idle.connections.drain().toCompletableFuture()).isDone();

        EmbeddedSample busy = new EmbeddedSample();
        busy.send("BYTES 4\r\nab").said();
        busy.connections.drain();
        assertThat(busy.said()).isEmpty();
        assertThat(busy.send("cd").said()).isEqualTo("+got it\r\n-stopping\r\n");
    }

    @Test
    void timeoutsFollowTheClockOfTheServer() {
        EmbeddedSample sample = new EmbeddedSample();
        sample.send("LOGIN\r\n").said();
        sample.pass(Duration.ofSeconds(299)).send("EC").pass(Duration.ofMillis(999));
        assertThat(sample.said()).isEmpty();
        assertThat(sample.pass(Duration.ofMillis(1)).said()).isEqualTo("-timeout IDLE\r\n");
        assertThat(sample.channel.isActive()).isFalse();
        assertThat(sample.time.pending()).isZero();
    }

    private static final class RefusesAfter implements java.util.concurrent.Executor {
        private int left;

        RefusesAfter(int count) {
            left = count;
        }

        @Override
        public void execute(Runnable work) {
            if (left-- <= 0) {
                throw new RejectedExecutionException("full");
            }
            work.run();
        }
    }
}
