package dev.mailwright.pop3.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More clients that ask for ten megabytes and do not read them than there are workers. */
class SlowReadersTest {

    private static final String JOHN = "john@x.test";
    private static final int READERS = 8;
    private static final byte[] MAIL =
            ("Subject: large\r\n\r\n" + ("x".repeat(98) + "\r\n").repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
    /** On loopback the kernel alone takes up to 4 MiB of an answer before it says that the peer is slow; we hold about 128 KiB of it. */
    private static final long SHARE = MAIL.length / 2;

    private final Pop3Server.Shared shared = new Pop3Server.Shared();
    private final Pop3Server server = new Pop3Server(shared, shared.maildir());
    private final CountedReads reads = new CountedReads();
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void mail() {
        server.seen = reads::around;
        server.account(JOHN, "secret");
        server.deliver(JOHN, MAIL);
    }

    @AfterEach
    void close() throws IOException {
        for (Client client : clients) {
            client.socket.close();
        }
        server.close();
        shared.close();
    }

    /** Reads nothing unless asked to. */
    private static final class Client {
        private final Socket socket = new Socket();
        private final InputStream in;

        Client(Pop3Server server) throws IOException {
            socket.setReceiveBufferSize(16 * 1024);
            socket.setSoTimeout(20_000);
            socket.connect(server.address());
            in = new BufferedInputStream(socket.getInputStream());
            send("USER " + JOHN + "\r\nPASS secret\r\n");
            for (int i = 0; i < 3; i++) {
                assertThat(line()).startsWith("+OK");
            }
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
                line.append((char) octet);
            }
            return line.toString();
        }
    }

    private Client client() throws IOException {
        Client client = new Client(server);
        clients.add(client);
        return client;
    }

    private void askAndDoNotRead() throws IOException {
        for (int i = 0; i < READERS; i++) {
            client().send("RETR 1\r\n");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> reads.open.get() == READERS && shared.load() == 0);
    }

    @Test
    void theyHoldLittleMemoryAndNoThread() throws IOException {
        askAndDoNotRead();
        Client other = client();
        other.send("TOP 1 0\r\nNOOP\r\n");
        assertThat(List.of(other.line(), other.line(), other.line(), other.line(), other.line()))
                .containsExactly("+OK Top of message follows\r", "Subject: large\r", "\r", ".\r", "+OK Done\r");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            server.tick(Duration.ofSeconds(61));
            return reads.open.get() == 0;
        });
        assertThat(reads.octets.get()).isPositive().isLessThan(READERS * SHARE);
        assertThat(shared.load()).isZero();
    }

    @Test
    void whoReadsAfterAllGetsItWhole() throws IOException {
        askAndDoNotRead();
        Client first = clients.get(0);
        assertThat(first.line()).startsWith("+OK");
        assertThat(first.in.readNBytes(MAIL.length)).isEqualTo(MAIL);
        assertThat(first.line()).isEqualTo(".\r");
        assertThat(reads.octets.get()).isLessThan(MAIL.length + (READERS - 1) * SHARE);
    }
}
