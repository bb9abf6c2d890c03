package dev.mailwright.smtp.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Takes mail by LMTP for the mailboxes that there are, and remembers for whom it was. */
final class LmtpSink implements AutoCloseable {

    private final ServerSocket socket;
    private final Predicate<String> known;
    private final Collection<String> taken = new ConcurrentLinkedQueue<>();

    /** @param known whether there is a mailbox; asked in lower case, without subaddress */
    LmtpSink(Predicate<String> known) throws IOException {
        this.known = known;
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "lmtp-sink");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Recipients of all messages, in lower case. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int count() {
        return taken.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                Thread thread = new Thread(() -> serve(peer), "lmtp-sink-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.ISO_8859_1))) {
            peer.setTcpNoDelay(true);
            OutputStream out = peer.getOutputStream();
            say(out, "220 sink LMTP");
            int open = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "LHLO" -> say(out, "250-sink\r\n250-8BITMIME\r\n250 PIPELINING");
                    case "MAIL", "RSET" -> {
                        open = 0;
                        say(out, "250 2.1.0 fine");
                    }
                    case "RCPT" -> open += recipient(out, line) ? 1 : 0;
                    case "DATA" -> {
                        say(out, open == 0 ? "503 5.5.1 for nobody" : "354 go on");
                        message(in, out, open);
                        open = 0;
                    }
                    default -> say(out, verb.equals("QUIT") ? "221 bye" : "250 2.0.0 fine");
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private boolean recipient(OutputStream out, String line) throws IOException {
        String address =
                line.substring(line.indexOf('<') + 1, line.indexOf('>')).toLowerCase(Locale.ROOT);
        boolean there = known.test(address.replaceFirst("\\+.*@", "@"));
        if (there) {
            taken.add(address);
        }
        say(out, there ? "250 2.1.5 fine" : "550 5.1.1 nobody");
        return there;
    }

    private static void message(BufferedReader in, OutputStream out, int recipients) throws IOException {
        if (recipients == 0) {
            return;
        }
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            // for nobody to read
        }
        say(out, String.join("\r\n", java.util.Collections.nCopies(recipients, "250 2.0.0 kept")));
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
