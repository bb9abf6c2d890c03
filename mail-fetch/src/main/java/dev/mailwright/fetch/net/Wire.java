package dev.mailwright.fetch.net;

import dev.mailwright.Time;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The octets of one connection, with limits: lines have a greatest length, every octet a greatest wait, and a server that drips is cut off. For one
 * thread; not buffered beyond 16 KiB.
 */
public final class Wire implements AutoCloseable {

    /** Octets a second that a server must send on average while it is being waited for. */
    static final int SLOWEST = 100;

    /** What it may take at any rate. */
    static final Duration GRACE = Duration.ofSeconds(90);

    private static final int BUFFER = 16 * 1024;

    private final Socket socket;
    private final Time time;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long received;
    private long waited;
    private long paced;
    private Duration grace = GRACE;
    private long rate;
    private long rateStart;
    private long rateReceived;

    Wire(Socket socket, Time time) {
        this.socket = socket;
        this.time = time;
        try {
            this.in = socket.getInputStream();
            this.out = new java.io.BufferedOutputStream(socket.getOutputStream(), 4096);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    Socket socket() {
        return socket;
    }

    /** Takes no more than this many octets a second from now on; 0 for no limit. */
    public void limit(long octetsPerSecond) {
        rate = octetsPerSecond;
        rateStart = time.nanos();
        rateReceived = received;
    }

    /** How long to wait before the next batch so that the limit of {@link #limit} holds. */
    public Duration due() {
        if (rate == 0) {
            return Duration.ZERO;
        }
        double seconds = (received - rateReceived) / (double) rate;
        long left = (long) (seconds * 1e9) - (time.nanos() - rateStart);
        return Duration.ofNanos(Math.max(0, left));
    }

    /** Octets read so far. */
    public long received() {
        return received;
    }

    /**
     * A line without its end, one octet a char.
     *
     * @param most octets
     * @throws RemoteFault TOO_LARGE when it is longer
     */
    public String line(int most) {
        StringBuilder line = new StringBuilder(80);
        while (true) {
            int start = at;
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.append(new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1));
            if (line.length() > most) {
                throw new RemoteFault(Kind.TOO_LARGE, "the server sends a line of more than " + most + " octets");
            }
            at = stop;
            if (at < end) {
                at++;
                int length = line.length();
                if (length > 0 && line.charAt(length - 1) == '\r') {
                    line.setLength(length - 1);
                }
                return line.toString();
            }
            fill();
        }
    }

    /** One octet. */
    public int read() {
        if (at == end) {
            fill();
        }
        return buffer[at++] & 0xff;
    }

    /** Where octets go. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[] bytes, int offset, int length);
    }

    /** Exactly so many octets. */
    public void copy(long count, Sink to) {
        long left = count;
        while (left > 0) {
            if (at == end) {
                fill();
            }
            int part = (int) Math.min(left, end - at);
            to.write(buffer, at, part);
            at += part;
            left -= part;
        }
    }

    /** What is there now, at least one octet: what the taker does not want it leaves. */
    public void some(Taker taker) {
        if (at == end) {
            fill();
        }
        at += taker.take(buffer, at, end - at);
    }

    /** Takes octets and says how many. */
    @FunctionalInterface
    public interface Taker {
        int take(byte[] bytes, int offset, int length);
    }

    private void fill() {
        long before = time.nanos();
        try {
            int count = in.read(buffer);
            if (count < 0) {
                throw new RemoteFault(Kind.UNREACHABLE, "the server broke off");
            }
            at = 0;
            end = count;
            received += count;
        } catch (IOException e) {
            throw broken(e);
        }
        pace(time.nanos() - before);
    }

    /** Only the time of waiting counts, so that a slow disk of ours is not held against the server. */
    private void pace(long nanos) {
        waited += nanos;
        long allowed = grace.toNanos() + (received - paced) * 1_000_000_000L / SLOWEST;
        if (waited > allowed) {
            throw new RemoteFault(Kind.SLOW, "the server sends less than " + SLOWEST + " octets a second");
        }
    }

    /** A new exchange begins: the waits of the last one are forgiven. */
    public void refresh() {
        waited = 0;
        paced = received;
    }

    /**
     * Another longest wait for an octet, for a server that has been asked to say something only when there is news.
     *
     * @return the one before
     */
    public Duration silence(Duration longest) {
        grace = longest.compareTo(GRACE) > 0 ? longest.plus(GRACE) : GRACE;
        try {
            Duration before = Duration.ofMillis(socket.getSoTimeout());
            socket.setSoTimeout(Math.toIntExact(longest.toMillis()));
            return before;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Queues a line for {@link #flush}. It must hold no line end. */
    public void send(String line) {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a command must not have line ends");
        }
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\r');
            out.write('\n');
        } catch (IOException e) {
            throw broken(e);
        }
    }

    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** @throws RemoteFault PROTOCOL when octets are there that nobody asked for */
    void requireEmpty() {
        if (at != end) {
            throw new RemoteFault(Kind.PROTOCOL, "the server, or somebody in between, sent more before TLS began");
        }
    }

    private static RemoteFault broken(IOException e) {
        return e instanceof SocketTimeoutException
                ? new RemoteFault(Kind.SLOW, "the server is silent", e)
                : new RemoteFault(Kind.UNREACHABLE, "the connection broke", e);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }
}
