package dev.mailwright.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.testing.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketWayTest {
    private final SSLContext tls;

    SocketWayTest(@TempDir Path directory) {
        tls = TestCertificate.selfSigned(directory);
    }

    private Way plain() {
        return SocketWay.plain("toy", () -> new ToyServer(tls, false), ToyServer::address);
    }

    private Way secure() {
        return SocketWay.tls("toy", () -> new ToyServer(tls, true), ToyServer::address);
    }

    @Test
    void playsOverPlainSockets() {
        Transcript transcript = PlayerTest.transcript("""
                given box a
                C: PUT a $$1
                C: COUNT a
                S: 250 OK
                S: 250 1
                C2: COUNT a
                S2: 220 toy ready
                S2: 250 1
                C2! "A"*3000000 "\\r\\nQUIT\\r\\n"
                S2: 500...
                S2: 221 bye
                EOF2
                CLOSE
                S1: 220 toy ready
                then box a holds 1
                """);
        assertThat(plain().play(transcript).answers()).contains("S: 250 1", "S2: 221 bye");
    }

    @Test
    void startsTls() {
        Transcript transcript = PlayerTest.transcript("C: STARTTLS\nS: 220 go\nTLS\nC: TLS?\nS: 250 secure");
        assertThat(transcript.playableWith(plain().traits())).isTrue();
        assertThat(transcript.playableWith(secure().traits())).isFalse();
        plain().play(transcript);
    }

    @Test
    void playsInsideTls() {
        secure().play(PlayerTest.transcript(
                "repeat 50\nC: COUNT a\nend\nrepeat 50\nS: 250 0\nend\nC: QUIT\nS: 221 bye\nEOF"));
    }

    @Test
    void aWrongAnswerFails() {
        assertThatThrownBy(() -> secure().play(PlayerTest.transcript("C: COUNT a\nS: 250 1")))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("^ the transcript has\n    S: 250 1");
    }

    @Test
    void silenceEndsAtTheDeadline() {
        Way hasty = SocketWay.plain("toy", () -> new ToyServer(tls, false), ToyServer::address)
                .patience(Duration.ofMillis(50));
        assertThatThrownBy(() -> hasty.play(PlayerTest.transcript("S: 250")))
                .hasMessageContaining("the server says nothing more");
        assertThatThrownBy(() -> hasty.play(PlayerTest.transcript("EOF"))).hasMessageContaining("does not close");
        assertThatThrownBy(() -> hasty.play(PlayerTest.transcript("TLS"))).hasMessageContaining("no TLS handshake");
    }

    @Test
    void nobodyListening() throws Exception {
        InetSocketAddress dead;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = new InetSocketAddress(gone.getInetAddress(), gone.getLocalPort());
        }
        Way nowhere = SocketWay.plain("nobody", ToyWorld::new, world -> dead);
        assertThatThrownBy(() -> nowhere.play(PlayerTest.transcript("")))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("no connection to");
    }
}
