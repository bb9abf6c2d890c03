package dev.mailwright.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.net.Tls;
import dev.mailwright.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients of seven kinds that take a server's time, and a normal session beside them. How many and how long: {@code
 * -Dslow.clients=1000 -Dslow.sessions=200}; the heap is that of the JVM, {@code -Xmx256m} for the whole proof.
 */
class SlowClientsTest {

    private static final String JOHN = "john@example.com";
    private static final int CLIENTS = Integer.getInteger("slow.clients", 140);
    private static final int SESSIONS = Integer.getInteger("slow.sessions", 30);
    private static final int PER_ADDRESS = 40;
    private static final Duration TICK = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private enum Kind {
        SILENT,
        OCTET_A_SECOND,
        HALF_COMMAND,
        NEVER_READING,
        HALF_TLS,
        HUGE_LINE,
        IDLE
    }

    private static void begin(Kind kind, RawClient client) throws IOException {
        switch (kind) {
            case SILENT, OCTET_A_SECOND -> {}
            case HALF_COMMAND -> client.send(ascii("EHLO client.test\r\nMAIL FROM:<a@y.te"));
            case NEVER_READING -> client.send(ascii("EHLO client.test\r\n".repeat(200)));
            case HALF_TLS -> client.send(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
            case HUGE_LINE -> client.send(ascii("x".repeat(60_000)));
            case IDLE -> client.send(ascii("EHLO client.test\r\n"));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aNormalSessionHardlyNoticesThem() throws Exception {
        try (MailServer server = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster(JOHN)
                .accounts(a -> a.account(JOHN, Password.of("secret")))
                .tls(Tls.selfSigned(directory, "localhost"))
                .limits(l -> l.perAddress(PER_ADDRESS).strangers(2 * CLIENTS).offences(100_000, Duration.ofMinutes(1)))
                .add(Smtp.inbound().listen("127.0.0.1", 0).listenTls("127.0.0.1", 0))
                .build()
                .start()) {
            int port = server.service(Smtp.INBOUND).port();
            median(port);
            long unloaded = median(port);
            List<RawClient> slow = new ArrayList<>();
            List<RawClient> dripping = new ArrayList<>();
            ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    Kind kind = Kind.values()[i % Kind.values().length];
                    int door =
                            kind == Kind.HALF_TLS ? server.service(Smtp.INBOUND).tlsPort() : port;
                    RawClient client = RawClient.from("127.0.1." + (1 + i / PER_ADDRESS), door);
                    slow.add(client);
                    begin(kind, client);
                    if (kind == Kind.OCTET_A_SECOND) {
                        dripping.add(client);
                    }
                }
                drops.scheduleAtFixedRate(() -> drip(dripping), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
                long loaded = median(port);
                long heap = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                System.out.printf(
                        "slow clients: %d, normal session %.2f ms unloaded, %.2f ms loaded, heap %d MB%n",
                        CLIENTS, unloaded / 1e6, loaded / 1e6, heap >> 20);
                assertThat(loaded).isLessThan(3 * unloaded);
            } finally {
                drops.shutdownNow();
                for (RawClient client : slow) {
                    client.close();
                }
            }
        }
    }

    private static void drip(List<RawClient> clients) {
        clients.forEach(SlowClientsTest::drip);
    }

    /** One that was dismissed has no more to say. */
    private static boolean drip(RawClient client) {
        try {
            client.send(ascii("N"));
            return true;
        } catch (IOException dismissed) {
            return false;
        }
    }

    /** Of whole sessions, each with one message, of which none may fail. */
    private static long median(int port) throws IOException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            long began = System.nanoTime();
            try (RawClient client = RawClient.to(port)) {
                assertThat(client.reply()).startsWith("220 ");
                assertThat(client.mail(JOHN)).startsWith("250 ");
                assertThat(client.say("QUIT")).startsWith("221 ");
            }
            times.add(System.nanoTime() - began);
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }
}
