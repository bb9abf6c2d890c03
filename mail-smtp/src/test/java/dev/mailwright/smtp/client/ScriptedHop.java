package dev.mailwright.smtp.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A next hop that does what a test says: answers of its own at each stage, closes after so many octets of replies, counts connections and the messages that
 * it has taken.
 */
final class ScriptedHop implements AutoCloseable {

    /** An answer that comes octet by octet, each when {@link #trickle} says so, and has no end. */
    static final String TRICKLE = "TRICKLE";

    private final Semaphore wanted = new Semaphore(0);
    private final Semaphore written = new Semaphore(0);
    private final ServerSocket socket;
    private final Thread acceptor;
    /** By the first word of the command, {@code GREETING}, or {@code END} for the end of a message; {@code CLOSE} cuts. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    final List<String> messages = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile String features = "PIPELINING\n8BITMIME\nSIZE 1000000";
    /** Octets after which the next connection is cut; a negative number for never. */
    final AtomicInteger cutAfter = new AtomicInteger(-1);

    ScriptedHop() throws IOException {
        socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        acceptor = new Thread(this::accept, "scripted-hop");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Forgets what was said, and behaves again. */
    void reset() {
        answers.clear();
        cutAfter.set(-1);
        features = "PIPELINING\n8BITMIME\nSIZE 1000000";
        synchronized (this) {
            messages.clear();
            commands.clear();
        }
    }

    /** Whether the next octet of a trickle is out within some seconds. */
    boolean trickled(int seconds) throws InterruptedException {
        return written.tryAcquire(seconds, TimeUnit.SECONDS);
    }

    /** The next octet may come. */
    void trickle() {
        wanted.release();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(peer), "scripted-hop-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            new Session(peer).run();
        } catch (IOException over) {
            return;
        }
    }

    synchronized List<String> taken() {
        return List.copyOf(messages);
    }

    synchronized List<String> said() {
        return List.copyOf(commands);
    }

    private synchronized void note(List<String> to, String text) {
        to.add(text);
    }

    private final class Session {

        private final InputStream in;
        private final OutputStream out;
        private int left = cutAfter.getAndSet(-1);

        Session(Socket peer) throws IOException {
            in = new java.io.BufferedInputStream(peer.getInputStream());
            out = peer.getOutputStream();
        }

        void run() throws IOException {
            reply("GREETING", "220 hop.example ESMTP");
            for (String line = line(); line != null; line = line()) {
                note(commands, line);
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO", "LHLO" -> reply(verb, ehlo());
                    case "DATA" -> data();
                    case "BDAT" -> bdat(line);
                    case "QUIT" -> {
                        reply(verb, "221 bye");
                        return;
                    }
                    default -> reply(verb, "250 2.0.0 fine");
                }
            }
        }

        private String ehlo() {
            String[] all = ("hop.example\n" + features).split("\n", -1);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < all.length; i++) {
                text.append("250")
                        .append(i == all.length - 1 ? ' ' : '-')
                        .append(all[i])
                        .append("\r\n");
            }
            return text.toString().strip();
        }

        private void data() throws IOException {
            String answer = answers.getOrDefault("DATA", "354 go on");
            say(answer);
            if (!answer.startsWith("354")) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (String line = line(); line != null; line = line()) {
                if (line.equals(".")) {
                    end(text.toString());
                    return;
                }
                text.append(line).append("\r\n");
            }
            throw new IOException("cut");
        }

        private void bdat(String line) throws IOException {
            byte[] bytes = in.readNBytes(Integer.parseInt(line.split(" ", -1)[1]));
            end(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        /** Taken as soon as the answer is decided, whether or not it arrives. */
        private void end(String text) throws IOException {
            String answer = answers.getOrDefault("END", "250 2.0.0 taken");
            if (answer.startsWith("250") && !text.isEmpty()) {
                note(messages, text);
            }
            say(answer);
        }

        private void reply(String stage, String usual) throws IOException {
            say(answers.getOrDefault(stage, usual));
        }

        private void say(String text) throws IOException {
            if (text.equals("CLOSE")) {
                throw new IOException("closed as told");
            }
            if (text.equals(TRICKLE)) {
                endless();
            }
            byte[] bytes = (text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            if (left >= 0 && left < bytes.length) {
                out.write(bytes, 0, left);
                out.flush();
                throw new IOException("cut as told");
            }
            left = left < 0 ? left : left - bytes.length;
            out.write(bytes);
            out.flush();
        }

        private void endless() throws IOException {
            wanted.drainPermits();
            written.drainPermits();
            for (int i = 0; ; i++) {
                out.write(i < 4 ? "250-".charAt(i) : 'x');
                out.flush();
                written.release();
                try {
                    wanted.acquire();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    return line.toString().replaceAll("\r$", "");
                }
                line.append((char) c);
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
