import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * {@code AccessLoad ROUNDS IMAP POP3 IMAP POP3 [WORK...]}: does the same work with two servers in turns and prints, for each
 * work, the medians of both and their ratio (above 1: the first is faster). {@code AccessLoad idle SESSIONS IMAP PID} prints
 * what an idling session costs the process in KiB, {@code AccessLoad news IMAP} how long until a session hears of an APPEND.
 */
final class AccessLoad {

    private AccessLoad() {}

    private interface Work {
        /** Does it; says how many. */
        long run(int imap, int pop3) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("idle")) {
            idle(Integer.parseInt(args[1]), Integer.parseInt(args[2]), args[3]);
            return;
        }
        if (args[0].equals("news")) {
            news(Integer.parseInt(args[1]));
            return;
        }
        int rounds = Integer.parseInt(args[0]);
        int[] ports = Arrays.stream(args, 1, 5).mapToInt(Integer::parseInt).toArray();
        List<String> wanted = Arrays.asList(args).subList(5, args.length);
        measure("fetch-body", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "FETCH 1:* BODY.PEEK[]", 10_000));
        measure(
                "fetch-list",
                rounds,
                ports,
                wanted,
                (imap, pop3) -> inbox(imap, "FETCH 1:* (UID FLAGS ENVELOPE RFC822.SIZE)", 10_000));
        measure("search-text", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "SEARCH TEXT nowhere-at-all", 1));
        measure("search-body", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "SEARCH BODY nowhere-at-all", 1));
        measure("search-from", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "SEARCH FROM s17@example", 1));
        measure("search-subject", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "SEARCH SUBJECT invoice", 1));
        measure("sort-subject", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "SORT (SUBJECT DATE) UTF-8 ALL", 1));
        measure(
                "sort-arrival",
                rounds,
                ports,
                wanted,
                (imap, pop3) -> inbox(imap, "SORT (REVERSE ARRIVAL) UTF-8 ALL", 1));
        measure("thread", rounds, ports, wanted, (imap, pop3) -> inbox(imap, "THREAD REFERENCES UTF-8 ALL", 1));
        measure("list-status", rounds, ports, wanted, (imap, pop3) -> {
            try (Client client = Client.imap(imap, "folders@bench.test")) {
                client.ask("LIST \"\" * RETURN (STATUS (MESSAGES UNSEEN UIDNEXT UIDVALIDITY))");
                return 1;
            }
        });
        measure("login-select", rounds, ports, wanted, (imap, pop3) -> logins(imap));
        measure("mixed-20", rounds, ports, wanted, (imap, pop3) -> mixed(imap));
        measure("pop3-retr", rounds, ports, wanted, (imap, pop3) -> retrieve(pop3, 3_000));
    }

    private static void measure(String name, int rounds, int[] ports, List<String> wanted, Work work) throws Exception {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        double[][] figures = new double[2][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int who = 0; who < 2; who++) {
                long begun = System.nanoTime();
                long count = work.run(ports[2 * who], ports[2 * who + 1]);
                if (round >= 0) {
                    figures[who][round] = count * 1e9 / (System.nanoTime() - begun);
                }
            }
        }
        double ours = median(figures[0]);
        double theirs = median(figures[1]);
        System.out.printf(
                Locale.ROOT, "%-15s ours %10.1f/s  theirs %10.1f/s  ratio %.2f%n", name, ours, theirs, ours / theirs);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static final java.util.Map<Integer, Client> OPEN = new java.util.HashMap<>();

    /** In a session that stays open: what is measured is the command. */
    private static long inbox(int port, String command, long count) throws IOException {
        Client client = OPEN.get(port);
        if (client == null) {
            client = Client.imap(port, "mail@bench.test");
            client.ask("SELECT INBOX");
            OPEN.put(port, client);
        }
        client.ask(command);
        return count;
    }

    private static long logins(int port) throws IOException {
        for (int i = 0; i < 200; i++) {
            try (Client client = Client.imap(port, "mail@bench.test")) {
                client.ask("SELECT INBOX");
                client.ask("LOGOUT");
            }
        }
        return 200;
    }

    private static long mixed(int port) throws Exception {
        int sessions = 20;
        int commands = 100;
        CountDownLatch done = new CountDownLatch(sessions);
        List<Thread> threads = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Client client = Client.imap(port, "mail@bench.test");
            client.ask("SELECT INBOX");
            clients.add(client);
            int first = i * 37 + 1;
            threads.add(new Thread(() -> {
                try {
                    for (int c = 0; c < commands; c++) {
                        int n = (first + c * 13) % 9_000 + 1;
                        client.ask(
                                switch (c % 4) {
                                    case 0 -> "FETCH " + n + ":" + (n + 20) + " (UID FLAGS)";
                                    case 1 -> "FETCH " + n + " BODY.PEEK[]";
                                    case 2 -> "UID FETCH " + n + " (ENVELOPE BODYSTRUCTURE)";
                                    default -> "NOOP";
                                });
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } finally {
                    done.countDown();
                }
            }));
        }
        threads.forEach(Thread::start);
        done.await();
        for (Client client : clients) {
            client.close();
        }
        return (long) sessions * commands;
    }

    private static long retrieve(int port, int count) throws IOException {
        try (Client client = new Client(port)) {
            client.line();
            client.say("USER mail@bench.test\r\nPASS pass\r\n");
            client.line();
            client.line();
            StringBuilder all = new StringBuilder();
            for (int i = 1; i <= count; i++) {
                all.append("RETR ").append(i).append("\r\n");
                if (i % 50 == 0) {
                    client.say(all.toString());
                    all.setLength(0);
                    for (int j = 0; j < 50; j++) {
                        client.multiLine();
                    }
                }
            }
            client.say("QUIT\r\n");
            return count;
        }
    }

    private static void idle(int sessions, int port, String pid) throws IOException {
        try (Client warm = Client.imap(port, "mail@bench.test")) {
            warm.ask("SELECT INBOX");
        }
        long before = pss(pid);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Client client = Client.imap(port, "mail@bench.test");
            client.ask("SELECT INBOX");
            client.say("i IDLE\r\n");
            client.line();
            clients.add(client);
        }
        long after = pss(pid);
        System.out.printf(
                Locale.ROOT,
                "idle %d sessions: %.1f KiB each (%d MiB to %d MiB)%n",
                sessions,
                (after - before) / (double) sessions,
                before / 1024,
                after / 1024);
        for (Client client : clients) {
            client.close();
        }
    }

    private static long pss(String pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no Pss");
    }

    private static void news(int port) throws IOException {
        double[] millis = new double[100];
        try (Client idler = Client.imap(port, "folders@bench.test");
                Client sender = Client.imap(port, "folders@bench.test")) {
            idler.ask("SELECT INBOX");
            idler.say("i IDLE\r\n");
            idler.line();
            for (int i = 0; i < millis.length; i++) {
                long begun = System.nanoTime();
                sender.say("a APPEND INBOX {17+}\r\nSubject: x\r\n\r\ny\r\n\r\n");
                while (!idler.line().endsWith(" EXISTS")) {}
                millis[i] = (System.nanoTime() - begun) / 1e6;
                while (!sender.line().startsWith("a ")) {}
            }
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "news: median %.2f ms, 99th percentile %.2f ms%n", millis[50], millis[98]);
    }

    /** A connection. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 4096);
        }

        static Client imap(int port, String user) throws IOException {
            Client client = new Client(port);
            client.line();
            client.ask("LOGIN " + user + " pass");
            return client;
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Up to the tagged answer; literals are passed over by their length. */
        void ask(String command) throws IOException {
            say("t " + command + "\r\n");
            while (true) {
                String line = line();
                if (line.startsWith("t ")) {
                    if (!line.startsWith("t OK")) {
                        throw new IOException(command + ": " + line);
                    }
                    return;
                }
                if (line.endsWith("}")) {
                    in.skipNBytes(Long.parseLong(line.substring(line.lastIndexOf('{') + 1, line.length() - 1)));
                }
            }
        }

        void multiLine() throws IOException {
            if (!line().startsWith("+OK")) {
                throw new IOException("refused");
            }
            while (!line().equals(".")) {}
        }

        private byte[] buffer = new byte[8192];

        String line() throws IOException {
            int length = 0;
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("the server closed");
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * length);
                }
                buffer[length++] = (byte) octet;
            }
            return new String(
                    buffer,
                    0,
                    length > 0 && buffer[length - 1] == '\r' ? length - 1 : length,
                    StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
