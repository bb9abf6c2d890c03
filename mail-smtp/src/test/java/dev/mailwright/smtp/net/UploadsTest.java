package dev.mailwright.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages over a real socket. */
class UploadsTest {

    private final SmtpServer.Shared shared = new SmtpServer.Shared();
    private final SmtpServer server = new SmtpServer(shared);

    UploadsTest() {
        server.account("john@x.test", "secret");
        server.size(50_000_000);
    }

    @AfterEach
    void close() {
        server.close();
        shared.close();
    }

    /** A client without any sense of protocol. */
    private static final class Raw implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Raw(SmtpServer server) throws IOException {
            socket = new Socket(server.address().getAddress(), server.address().getPort());
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            out = socket.getOutputStream();
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Reads up to the line that begins so. */
        String until(String start) throws IOException {
            String line = in.readLine();
            while (line != null && !line.startsWith(start)) {
                assertThat(line).as("before " + start).doesNotStartWith("5");
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        void begin() throws IOException {
            send("EHLO c.test\r\nMAIL FROM:<a@y.test>\r\nRCPT TO:<john@x.test>\r\nDATA\r\n");
            until("354 ");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void fiveMebibytesGoThroughASpoolFile() throws IOException {
        String block = ("x".repeat(76) + "\r\n").repeat(1_000);
        try (Raw client = new Raw(server)) {
            client.begin();
            for (int i = 0; i < 70; i++) {
                client.send(block);
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> server.spooled().size() == 1);
            client.send(".\r\n");
            assertThat(client.until("250 2.0.0")).startsWith("250 2.0.0 OK ");
        }
        assertThat(server.mails("john@x.test").get(0)).endsWith(block).hasSizeGreaterThan(70 * block.length());
        assertThat(server.spooled()).isEmpty();
    }

    @Test
    void aCutConnectionLeavesNoFile() throws IOException {
        try (Raw client = new Raw(server)) {
            client.begin();
            client.send(("x".repeat(76) + "\r\n").repeat(10_000));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> server.spooled().size() == 1);
            client.socket.setSoLinger(true, 0);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.spooled().isEmpty());
        assertThat(server.mails("john@x.test")).isEmpty();
    }

    @Test
    void aStopLetsTheMessageFinish() throws Exception {
        try (Raw idle = new Raw(server);
                Raw client = new Raw(server)) {
            idle.until("220 ");
            client.begin();
            client.send("Subject: last\r\n");
            var drained = server.running().drain().toCompletableFuture();
            assertThat(idle.until("421 ")).startsWith("421 4.3.2 ");
            assertThat(drained).isNotDone();
            client.send("\r\ntext\r\n.\r\n");
            assertThat(client.until("250 2.0.0")).startsWith("250 2.0.0 OK ");
            assertThat(client.until("421 ")).startsWith("421 4.3.2 ");
            client.close();
            idle.close();
            drained.get(10, TimeUnit.SECONDS);
        }
        assertThat(server.mails("john@x.test")).hasSize(1);
    }
}
