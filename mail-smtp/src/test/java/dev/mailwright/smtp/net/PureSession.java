package dev.mailwright.smtp.net;

import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.smtp.command.DotStream;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.Turn;
import dev.mailwright.smtp.session.Wire;
import dev.mailwright.transcript.Dialogue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** A session without a strand: each turn is taken at once on the calling thread. */
final class PureSession implements Dialogue, Wire {

    private final SmtpWorld world;
    private final SmtpSession session;
    private final ByteBuf input = Unpooled.buffer();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Framing<Frame> framing = Framing.lines(2);
    private boolean encrypted;
    private boolean upgrading;
    private boolean closed;
    private boolean known;

    PureSession(SmtpWorld world) {
        this.world = world;
        this.session = new SmtpSession(world.host(), this);
    }

    @Override
    public byte[] greeting() {
        take(session::opened);
        return said();
    }

    @Override
    public byte[] receive(byte[] bytes) {
        input.writeBytes(bytes);
        while (!closed && !upgrading) {
            Optional<Frame> frame = framing.next(input);
            if (frame.isEmpty()) {
                break;
            }
            session.blocks(frame.get());
            take(() -> session.handle(frame.get()));
        }
        if (upgrading) {
            input.clear();
        }
        return said();
    }

    /** Asks for a turn and takes it, as the strand does; a fault goes back to the session. */
    void take(Supplier<Turn> question) {
        try {
            take(question.get());
        } catch (RuntimeException fault) {
            take(session.failed());
        }
    }

    private void take(Turn turn) {
        if (turn instanceof Turn.Later<?> later) {
            take(() -> awaited(later));
        } else if (turn instanceof Turn.Blocking blocking) {
            take(blocking.work());
        } else if (turn instanceof Turn.StartTls) {
            upgrading = true;
        } else if (turn instanceof Turn.Close) {
            closed = true;
            session.closed();
        }
    }

    private static <T> Turn awaited(Turn.Later<T> later) {
        return later.then().apply(later.stage().toCompletableFuture().join());
    }

    @Override
    public void secured() {
        upgrading = false;
        encrypted = true;
        take(session::secured);
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void hungUp() {
        closed = true;
        session.closed();
    }

    private byte[] said() {
        byte[] bytes = said.toByteArray();
        said.reset();
        return bytes;
    }

    boolean isKnown() {
        return known;
    }

    SmtpSession session() {
        return session;
    }

    @Override
    public String id() {
        return "smtp-1";
    }

    @Override
    public InetSocketAddress client() {
        return world.client;
    }

    @Override
    public boolean encrypted() {
        return encrypted;
    }

    @Override
    public Optional<String> cipher() {
        return encrypted ? Optional.of("TLS_AES_128_GCM_SHA256") : Optional.empty();
    }

    @Override
    public boolean canEncrypt() {
        return world.tls && !encrypted;
    }

    @Override
    public void say(String text) {
        said.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void expectLines(int longest) {
        framing = Framing.lines(longest);
    }

    @Override
    public void expectText(DotStream stream) {
        framing = new DotFraming(stream);
    }

    @Override
    public void expectOctets(long count) {
        framing = Framing.counted(count);
    }

    @Override
    public void known() {
        known = true;
    }
}
