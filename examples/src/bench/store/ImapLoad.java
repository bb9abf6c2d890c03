import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A driver for IMAP servers. {@code java ImapLoad.java PORT USER WORK CONNECTIONS COUNT [SIZE]} prints one line: operations a
 * second, and the median and 99th percentile of one in milliseconds. {@code %d} in the user's name is the number of the
 * connection; the password is {@code pass}.
 *
 * <ul>
 *   <li>{@code append}: COUNT messages of SIZE octets.
 *   <li>{@code envelopes}: SELECT and FETCH 1:* (FLAGS ENVELOPE), COUNT times; an operation is a message.
 *   <li>{@code select}: SELECT on a connection that is there, COUNT times.
 *   <li>{@code store}: +FLAGS or -FLAGS of one message, COUNT times; {@code storeall} of all.
 *   <li>{@code mixed}: what clients do on one mailbox, for COUNT seconds, with an APPEND among twenty operations.
 * </ul>
 */
final class ImapLoad {

    private final int port;
    private final String user;
    private final int size;
    private final double[] times = new double[2_000_000];
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();

    private ImapLoad(int port, String user, int size) {
        this.port = port;
        this.user = user;
        this.size = size;
    }

    /** What one connection does. */
    private interface Work {
        void run(Session session, int connection) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        ImapLoad load =
                new ImapLoad(Integer.parseInt(args[0]), args[1], args.length > 5 ? Integer.parseInt(args[5]) : 4096);
        int connections = Integer.parseInt(args[3]);
        int count = Integer.parseInt(args[4]);
        int each = Math.max(1, count / connections);
        Work work = switch (args[2]) {
            case "append" -> (session, c) -> load.repeat(each, i -> session.append(load.message(c * each + i)));
            case "envelopes" ->
                (session, c) -> load.repeat(each, i -> {
                    session.command("SELECT INBOX");
                    load.messages.addAndGet(session.command("FETCH 1:* (FLAGS ENVELOPE)"));
                });
            case "select" -> (session, c) -> load.repeat(each, i -> session.command("SELECT INBOX"));
            case "store" -> load::store;
            case "storeall" ->
                (session, c) -> {
                    session.command("SELECT INBOX");
                    load.repeat(
                            each,
                            i -> load.messages.addAndGet(
                                    session.command("STORE 1:* " + (i % 2 == 0 ? "+" : "-") + "FLAGS (\\Flagged)")));
                };
            case "mixed" -> (session, c) -> load.mixed(session, c, count);
            default -> throw new IllegalArgumentException(args[2]);
        };
        load.each = each;
        load.run(args[2], connections, work);
    }

    private int each;

    private void store(Session session, int connection) throws IOException {
        session.command("SELECT INBOX");
        Random random = new Random(connection);
        repeat(
                each,
                i -> session.command("STORE " + (1 + random.nextInt(session.exists)) + " "
                        + (random.nextBoolean() ? "+" : "-") + "FLAGS (\\Seen)"));
    }

    private void mixed(Session session, int connection, int seconds) throws IOException {
        session.command("SELECT INBOX");
        Random random = new Random(connection);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            repeat(1, i -> {
                int kind = random.nextInt(100);
                int number = 1 + random.nextInt(session.exists);
                if (kind < 40) {
                    session.command("FETCH " + number + " (UID FLAGS BODY.PEEK[])");
                } else if (kind < 60) {
                    session.command("FETCH " + number + ":" + Math.min(session.exists, number + 49)
                            + " (UID FLAGS ENVELOPE INTERNALDATE RFC822.SIZE)");
                } else if (kind < 75) {
                    session.command("STORE " + number + (kind % 2 == 0 ? " +" : " -") + "FLAGS (\\Seen)");
                } else if (kind < 85) {
                    session.command("NOOP");
                } else if (kind < 90) {
                    session.command("UID SEARCH UNSEEN");
                } else if (kind < 95) {
                    session.append(message(random.nextInt()));
                } else {
                    session.command("UID FETCH 1:* (FLAGS)");
                }
            });
        }
    }

    /** One timed operation. */
    private interface Step {
        void run(int i) throws IOException;
    }

    private void repeat(int count, Step step) throws IOException {
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            step.run(i);
            times[done.getAndIncrement()] = (System.nanoTime() - start) / 1e6;
        }
    }

    private void run(String name, int connections, Work work) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(connections);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < connections; c++) {
            int connection = c;
            Thread thread = new Thread(() -> {
                try (Session session = new Session(port, user.replace("%d", "" + connection))) {
                    ready.countDown();
                    go.await();
                    work.run(session, connection);
                } catch (IOException | InterruptedException e) {
                    System.err.println("failed: " + e);
                    System.exit(1);
                }
            });
            thread.start();
            threads.add(thread);
        }
        ready.await();
        long start = System.nanoTime();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int count = done.get();
        Arrays.sort(times, 0, count);
        int operations = messages.get() > 0 ? messages.get() : count;
        System.out.printf(
                "%s %.0f/s p50 %.2f ms p99 %.2f ms%n",
                name, operations / seconds, times[count / 2], times[(int) (count * 0.99)]);
    }

    private byte[] message(int number) {
        StringBuilder text = new StringBuilder(size + 100);
        text.append("From: Person <p").append(number % 97).append("@example.org>\r\nTo: user@bench.test\r\n");
        text.append("Date: Mon, 1 Jan 2024 10:00:00 +0000\r\nMessage-ID: <m")
                .append(number)
                .append("@example.org>\r\n");
        text.append("Subject: message number ").append(number).append("\r\n\r\n");
        Random random = new Random(number);
        while (text.length() < size) {
            for (int i = 0; i < 74; i++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** One connection. */
    private static final class Session implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private int tag;
        int exists = 1;

        Session(int port, String user) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 256 * 1024);
            out = socket.getOutputStream();
            line();
            command("LOGIN " + user + " pass");
        }

        /** Answers how many untagged responses came. */
        int command(String text) throws IOException {
            send(text + "\r\n");
            return answer();
        }

        void append(byte[] message) throws IOException {
            send("APPEND INBOX {" + message.length + "}\r\n");
            String line = line();
            while (!line.startsWith("+")) {
                note(line);
                line = line();
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream(message.length + 2);
            all.write(message);
            all.write('\r');
            all.write('\n');
            out.write(all.toByteArray());
            answer();
        }

        private void send(String text) throws IOException {
            out.write(("a" + ++tag + " " + text).getBytes(StandardCharsets.US_ASCII));
        }

        private int answer() throws IOException {
            int untagged = 0;
            String end = "a" + tag + " ";
            for (String line = line(); ; line = line()) {
                if (line.startsWith(end)) {
                    if (!line.startsWith(end + "OK")) {
                        throw new IOException(line);
                    }
                    return untagged;
                }
                untagged++;
                note(line);
            }
        }

        private void note(String line) {
            if (line.endsWith(" EXISTS")) {
                exists = Math.max(1, Integer.parseInt(line.substring(2, line.length() - 7)));
            }
        }

        private final byte[] buffer = new byte[16 * 1024];

        /** A response without its literals. */
        private String line() throws IOException {
            int length = 0;
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("the connection was closed");
                }
                if (length < buffer.length) {
                    buffer[length++] = (byte) octet;
                }
            }
            if (length > 0 && buffer[length - 1] == '\r') {
                length--;
            }
            if (length > 2 && buffer[length - 1] == '}') {
                String start = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                in.skipNBytes(Long.parseLong(start.substring(start.lastIndexOf('{') + 1, length - 1)));
                return start + line();
            }
            return length > 120 && buffer[0] == '*' ? "*" : new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            command("LOGOUT");
            socket.close();
        }
    }
}
