package dev.mailwright.examples.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes mail and counts how often each id came. */
final class RelaySink implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();

    RelaySink() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "relay-sink");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    Map<String, AtomicInteger> taken() {
        return taken;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                Thread thread = new Thread(() -> serve(peer), "relay-sink-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = peer.getOutputStream();
            say(out, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO")) {
                    say(out, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    message(in);
                    say(out, "250 taken");
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException killed) {
            return; // the server was killed in the middle
        }
    }

    private void message(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("X-Id: ")) {
                id = line.substring(6);
            } else if (line.equals(".")) {
                taken.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
                return;
            }
        }
        throw new IOException("cut before the end of the message");
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
