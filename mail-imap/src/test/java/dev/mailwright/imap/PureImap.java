package dev.mailwright.imap;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.session.ImapSession;
import dev.mailwright.imap.session.Port;
import dev.mailwright.imap.session.Turn;
import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.net.Chunk;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.net.Line;
import dev.mailwright.net.LineDefect;
import dev.mailwright.net.TooLong;
import dev.mailwright.transcript.Dialogue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A session without a socket: the thread of the test is its strand. */
final class PureImap implements Dialogue, Port, ImapOutput {

    private final ImapWorld world;
    private final ByteBuf arrived = Unpooled.buffer();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Queue<Supplier<Turn>> posted = new ConcurrentLinkedQueue<>();
    private final String id = "imap-test";
    private final ImapSession session;
    private Framing<Frame> framing = Framing.lines(8192);
    private boolean encrypted;
    private boolean compressed;
    private boolean closed;
    private Duration patience = Duration.ofMinutes(5);

    PureImap(ImapWorld world) {
        this.world = world;
        this.session = new ImapSession(world.services(), this, VerbTable.STANDARD);
    }

    @Override
    public byte[] greeting() {
        follow(session::opened);
        return taken();
    }

    @Override
    public byte[] receive(byte[] bytes) {
        arrived.writeBytes(bytes);
        posts();
        while (!closed) {
            Optional<Frame> frame = framing.next(arrived);
            if (frame.isEmpty()) {
                break;
            }
            follow(() -> handle(frame.get()));
            posts();
        }
        return taken();
    }

    private Turn handle(Frame frame) {
        if (frame instanceof Chunk chunk) {
            return session.octets(chunk.octets(), chunk.last());
        }
        if (frame instanceof TooLong line) {
            return session.tooLong(line.start(), line.endless());
        }
        Line line = (Line) frame;
        return line.clean()
                ? session.line(line.text())
                : session.malformed(line.text(), line.defects().contains(LineDefect.BARE_LF));
    }

    private void posts() {
        for (Supplier<Turn> task = posted.poll(); task != null && !closed; task = posted.poll()) {
            follow(task);
        }
    }

    private void follow(Supplier<Turn> first) {
        Supplier<Turn> next = first;
        while (next != null) {
            try {
                next = advance(next.get());
            } catch (RuntimeException fault) {
                Throwable cause =
                        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
                world.fault(cause);
                next = () -> session.failed(cause);
            }
        }
    }

    private Supplier<Turn> advance(Turn turn) {
        if (turn instanceof Turn.Block block) {
            return block.work();
        }
        if (turn instanceof Turn.Await<?> await) {
            return awaited(await);
        }
        if (turn instanceof Turn.Pull pull) {
            try (var response = pull.response()) {
                while (response.next(this)) {}
            }
            return pull.then();
        }
        if (turn instanceof Turn.StartTls) {
            arrived.clear();
        }
        compressed |= turn instanceof Turn.Compress;
        closed |= turn instanceof Turn.Close;
        return null;
    }

    /** What waits for time, as a failed login does, gets it. */
    private <T> Supplier<Turn> awaited(Turn.Await<T> await) {
        CompletableFuture<T> stage = await.stage().toCompletableFuture();
        for (int i = 0; i < 100 && !stage.isDone(); i++) {
            world.pass(Duration.ofMillis(500));
        }
        T result = stage.orTimeout(10, TimeUnit.SECONDS).join();
        return () -> await.then().apply(result);
    }

    private byte[] taken() {
        byte[] bytes = said.toByteArray();
        said.reset();
        return bytes;
    }

    void timeOutAfter(Duration passed) {
        if (passed.compareTo(patience) >= 0 && !closed) {
            follow(session::timedOut);
        }
    }

    void shutdown() {
        follow(session::shutdown);
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void secured() {
        encrypted = true;
        follow(session::secured);
    }

    @Override
    public void hungUp() {
        session.closed();
        closed = true;
    }

    @Override
    public byte[] more(Duration waiting) {
        posts();
        return taken();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public InetAddress client() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public boolean encrypted() {
        return encrypted;
    }

    @Override
    public boolean loopback() {
        return world.loopback();
    }

    @Override
    public boolean canStartTls() {
        return !encrypted;
    }

    @Override
    public boolean compressed() {
        return compressed;
    }

    @Override
    public ImapOutput out() {
        return this;
    }

    @Override
    public void expectLines(int max) {
        framing = Framing.lines(max);
    }

    @Override
    public void expectOctets(long octets) {
        framing = Framing.counted(octets);
    }

    @Override
    public void patience(Duration given) {
        patience = given;
    }

    @Override
    public void authenticated() {}

    @Override
    public void post(Supplier<Turn> task) {
        posted.add(task);
    }

    @Override
    public ImapOutput text(CharSequence latin1) {
        said.writeBytes(latin1.toString().getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    @Override
    public ImapOutput octets(byte[] octets) {
        said.writeBytes(octets);
        return this;
    }

    @Override
    public WritableByteChannel channel() {
        return Channels.newChannel(said);
    }

    @Override
    public ImapOutput file(FileChannel file, long position, long length, Runnable done) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate((int) length);
            while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
            said.writeBytes(buffer.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            done.run();
        }
        return this;
    }
}
