package dev.mailwright.examples.crash;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Sends messages as fast as they are taken, until the connection breaks, and writes down what was acknowledged. */
final class Sender implements Runnable {

    private final int port;
    private final AtomicLong ids;
    private final Map<String, Boolean> acknowledged;
    private final CountDownLatch enough;

    /** @param enough counted down at each acknowledgement */
    Sender(int port, AtomicLong ids, Map<String, Boolean> acknowledged, CountDownLatch enough) {
        this.port = port;
        this.ids = ids;
        this.acknowledged = acknowledged;
        this.enough = enough;
    }

    @Override
    public void run() {
        try (Line line = new Line(port)) {
            line.expect("220");
            line.send("EHLO client.example\r\n");
            line.expect("250");
            while (true) {
                send(line, "id-" + ids.incrementAndGet());
                enough.countDown();
            }
        } catch (IOException killed) {
            // The server is gone: what was not acknowledged may or may not be there.
        }
    }

    private void send(Line line, String id) throws IOException {
        boolean both = id.hashCode() % 4 == 0;
        line.send("MAIL FROM:<me@elsewhere.example>\r\nRCPT TO:<" + (both ? "both" : "john")
                + "@example.com>\r\nDATA\r\n");
        line.expect("250");
        line.expect("250");
        line.expect("354");
        line.send("X-Id: " + id + "\r\nSubject: " + id + "\r\n\r\n" + (id + "\r\n").repeat(100) + ".\r\n");
        line.expect("250");
        acknowledged.put(id, both);
    }
}
