package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mailwright.testing.ThreadCensus;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerTest {

    @Test
    void servesAndLeavesNoThread() {
        ThreadCensus census = ThreadCensus.take();
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient client = sample.client()) {
            assertThat(client.line()).isEqualTo("+hello");
            assertThat(client.send("ECHO a\r\nBLOCK b\r\nECHO c\r\n").line()).isEqualTo("+a");
            assertThat(client.line()).isEqualTo("+blocked b");
            assertThat(client.line()).isEqualTo("+c");
            assertThat(census.names()).anyMatch(name -> name.startsWith("sample-loop-"));
        }
        census.requireNoneLeft(Duration.ZERO);
    }

    @Test
    void aTakenPortNamesItsCause() {
        try (SocketSample sample = new SocketSample(builder -> builder)) {
            InetSocketAddress taken = sample.listener.address();
            assertThat(taken.getPort()).isPositive();
            assertThatThrownBy(() -> Listener.bind(sample.loops, taken, sample.connections))
                    .isInstanceOf(ListenException.class)
                    .hasCauseInstanceOf(BindException.class)
                    .hasMessageContaining(String.valueOf(taken.getPort()));
        }
    }

    @Test
    void takesThePortBeforeItServes() {
        try (SocketSample sample = new SocketSample(builder -> builder);
                SampleClient early = sample.client().send("ECHO early\r\n")) {
            assertThat(sample.connections.count()).isZero();
            sample.open();
            assertThat(early.line()).isEqualTo("+hello");
            assertThat(early.line()).isEqualTo("+early");
        }
    }

    @Test
    void holdsAThousandIdleConnections() {
        List<SampleClient> clients = new ArrayList<>();
        try (SocketSample sample =
                new SocketSample(builder -> builder.limits(new ConnectionLimits(2_000, 2_000, 2_000))).open()) {
            for (int i = 0; i < 1_000; i++) {
                clients.add(sample.client());
            }
            clients.forEach(client -> assertThat(client.line()).isEqualTo("+hello"));
            assertThat(sample.connections.count()).isEqualTo(1_000);
            assertThat(clients.get(500).send("BLOCK x\r\n").line()).isEqualTo("+blocked x");
            clients.forEach(SampleClient::close);
            await().until(() -> sample.connections.count() == 0);
        }
    }

    @Test
    void aPeerThatDoesNotReadHoldsLittleAndIsClosed() {
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient client = sample.client()) {
            client.line();
            client.send("LOGIN\r\nBIG 1000000\r\nECHO never\r\n");
            await().until(() -> {
                sample.time.advance(Duration.ofSeconds(61));
                return !sample.protocol.endings.isEmpty();
            });
            assertThat(sample.protocol.endings).containsExactly(Ending.UNREAD);
            assertThat(sample.protocol.pulled.get()).isPositive().isLessThan(20_000);
            assertThat(sample.protocol.sourceClosed).isTrue();
        }
    }

    @Test
    void aBigAnswerArrivesWholeAtASlowReader() {
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient client = sample.client()) {
            client.send("BIG 30000\r\nQUIT\r\n");
            assertThat(client.rest()).hasSize(30_000_000 + "+hello\r\n+done\r\n+bye\r\n".length());
        }
    }

    @Test
    void whoShutsItsOutputStillGetsItsAnswers() {
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient client = sample.client()) {
            client.send("ECHO a\r\nBLOCK b\r\nBIG 2000\r\nECHO c\r\n").shutOutput();
            assertThat(new String(client.rest(), StandardCharsets.ISO_8859_1))
                    .startsWith("+hello\r\n+a\r\n+blocked b\r\n")
                    .endsWith("+done\r\n+c\r\n");
            await().until(() -> sample.protocol.endings.contains(Ending.PEER));
        }
    }

    @Test
    void anEndlessLineIsAnsweredBeforeTheEnd() {
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient client = sample.client()) {
            client.line();
            client.send("y".repeat(200_000));
            assertThat(client.line()).isEqualTo("-too long 512 yyyy");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void stoppingTellsEverybodyAndCompletesWhenTheyHaveGone() {
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient idle = sample.client();
                SampleClient busy = sample.client()) {
            idle.line();
            busy.line();
            busy.send("BYTES 4\r\nab");
            await().until(() -> busyUploads(sample) == 1);
            var drained = sample.listener.drain().toCompletableFuture();
            assertThat(idle.line()).isEqualTo("-stopping");
            assertThat(idle.rest()).isEmpty();
            idle.close();
            assertThat(drained).isNotDone();
            assertThat(busy.send("cd").line()).isEqualTo("+got it");
            assertThat(busy.line()).isEqualTo("-stopping");
            busy.close();
            await().until(drained::isDone);
            assertThatThrownBy(sample::client).hasMessageContaining("refused");
        }
    }

    private static long busyUploads(SocketSample sample) {
        return sample.protocol.uploads.get();
    }
}
