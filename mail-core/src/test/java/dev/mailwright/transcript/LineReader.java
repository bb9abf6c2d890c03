package dev.mailwright.transcript;

import java.time.Duration;
import java.util.Optional;

/** Cuts what the server sends into lines at CRLF, waiting with a deadline. */
final class LineReader {
    private static final String CRLF = "\r\n";

    private final Connection connection;
    private final Duration patience;
    private final StringBuilder buffer = new StringBuilder();
    private int start;

    LineReader(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** The next line without its CRLF; empty when no whole line came in time or before the end. */
    Optional<String> line() {
        int scanned = start;
        long begun = System.nanoTime();
        int end = buffer.indexOf(CRLF, scanned);
        while (end < 0) {
            scanned = Math.max(start, buffer.length() - 1);
            if (!fill(patience.minusNanos(System.nanoTime() - begun))) {
                return Optional.empty();
            }
            end = buffer.indexOf(CRLF, scanned);
        }
        String line = buffer.substring(start, end);
        start = end + CRLF.length();
        compact();
        return Optional.of(line);
    }

    /** The next bytes, fewer than asked for when no more came in time. */
    String bytes(int count) {
        long begun = System.nanoTime();
        while (buffer.length() - start < count && fill(patience.minusNanos(System.nanoTime() - begun))) {
            compact();
        }
        int end = Math.min(buffer.length(), start + count);
        String bytes = buffer.substring(start, end);
        start = end;
        return bytes;
    }

    /** What came and was not read as a line. */
    String unread() {
        return buffer.substring(start);
    }

    /** Takes in what has come by now. */
    void poll() {
        while (fill(Duration.ZERO)) {
            compact();
        }
    }

    /** Waits until the server has closed; false when it did not in time. What it sent until then is unread. */
    boolean end() {
        long begun = System.nanoTime();
        while (!connection.closed() && fill(patience.minusNanos(System.nanoTime() - begun))) {
            compact();
        }
        return connection.closed();
    }

    private boolean fill(Duration wait) {
        byte[] bytes = connection.receive(wait.isNegative() ? Duration.ZERO : wait);
        buffer.append(Wire.of(bytes));
        return bytes.length > 0;
    }

    private void compact() {
        if (start > 1 << 16 && start > buffer.length() / 2) {
            buffer.delete(0, start);
            start = 0;
        }
    }
}
