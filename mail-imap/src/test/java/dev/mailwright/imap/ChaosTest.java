package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.net.Tls;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.store.memory.MemoryStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many clients at once append, store, expunge, move, copy, rename and search one mailbox of a real server. Each checks every
 * untagged response as it comes; after each round all are quiet, and must hold what the mailbox holds. A round has a seed of
 * its own. {@code -Dchaos=600} goes on for ten minutes on each store.
 */
class ChaosTest {

    private static final String ADDRESS = "john@x.test";
    private static final int CLIENTS = 8;
    private static final int STEPS = 40;
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("chaos", 3));
    private static final List<String> NAMES = List.of("Box", "Box2");
    private static final List<String> WORDS = List.of("\\Seen", "\\Flagged", "\\Deleted", "Work", "\\Answered");
    private static final String MESSAGE = "Subject: chaos\r\n\r\nbody\r\n";

    @TempDir
    static Path certificates;

    static Stream<Function<Path, MailStore>> stores() {
        return Stream.of(directory -> MemoryStore.create(), MaildirStore::at);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void everybodyHearsTheTruth(Function<Path, MailStore> store) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (ImapServerWorld world = ImapServerWorld.over(store, Tls.selfSigned(certificates, "localhost"))) {
            world.account(ADDRESS, "secret");
            Folders folders = world.server().store().folders(new AccountId(ADDRESS));
            folders.create(MailboxName.of("Box"), Set.of())
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            Mailbox box = folders.open(MailboxName.of("Box")).toOptional().orElseThrow();
            long end = System.nanoTime() + TIME.toNanos();
            try (Crowd crowd = new Crowd(world.plain())) {
                for (long seed = 1; System.nanoTime() < end; seed++) {
                    crowd.round(threads, seed);
                    crowd.clients.forEach(client -> client.compare(box.view()));
                }
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void step(NaiveClient client, SplittableRandom random) {
        String some = client.someNumbers(random);
        String word = WORDS.get(random.nextInt(WORDS.size()));
        String name = NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(client.size() > 200 ? 13 : 15)) {
            case 0 -> client.command("UID STORE 1:" + random.nextInt(1, 200) + " -FLAGS (" + word + ")");
            case 1 -> client.command("EXPUNGE");
            case 2 -> client.command("NOOP");
            case 3 -> client.command("STORE " + some + " +FLAGS (" + word + ")");
            case 4 -> client.silently(some, word, true);
            case 5 -> client.silently(some, word, false);
            case 6 -> client.command("FETCH " + some + " (UID FLAGS)");
            case 7 -> client.command("UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
            case 8 ->
                client.command("SEARCH OR TEXT body " + (word.equals("Work") ? "KEYWORD Work" : word.substring(1)));
            case 9 -> client.command("UID SEARCH 1:* NOT SEEN");
            case 10 -> client.command("MOVE " + some + " Trash");
            case 11 -> client.command("RENAME " + name + " " + NAMES.get(1 - NAMES.indexOf(name)));
            case 12 -> client.command("COPY " + some.split(":", -1)[0] + " " + name);
            default -> client.command("APPEND " + name + " (" + word + ") {" + MESSAGE.length() + "+}\r\n" + MESSAGE);
        }
    }

    /** Clients with a connection each. */
    private static final class Crowd implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();
        private final List<NaiveClient> clients = new ArrayList<>();

        Crowd(InetSocketAddress address) throws IOException {
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = new Socket(address.getAddress(), address.getPort());
                socket.setSoTimeout(30_000);
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                in.readLine();
                clients.add(new NaiveClient(command -> talk(socket, in, command), ADDRESS, "Box"));
            }
        }

        void round(ExecutorService threads, long seed) throws Exception {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                NaiveClient client = clients.get(i);
                SplittableRandom random = new SplittableRandom(seed * CLIENTS + i);
                Callable<Boolean> work = () -> {
                    for (int step = 0; step < STEPS; step++) {
                        step(client, random);
                    }
                    return true;
                };
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        private static List<String> talk(Socket socket, BufferedReader in, String command) {
            try {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                List<String> lines = new ArrayList<>();
                do {
                    String line = in.readLine();
                    if (line == null) {
                        throw new AssertionError(command + ": the server has gone after " + lines);
                    }
                    lines.add(line);
                } while (!lines.get(lines.size() - 1).startsWith("t "));
                return lines;
            } catch (IOException e) {
                throw new UncheckedIOException(command, e);
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
