package dev.mailwright.pop3.net;

import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.pop3.session.LongAnswer;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.Turn;
import dev.mailwright.pop3.session.Wire;
import dev.mailwright.transcript.Dialogue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A session without a strand: each turn is taken at once on the calling thread. */
final class PureSession implements Dialogue, Wire {

    private final Pop3World world;
    private final Pop3Session session;
    private final ByteBuf input = Unpooled.buffer();
    private ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Framing<Frame> framing = Framing.lines(2);
    private boolean encrypted;
    private boolean upgrading;
    private boolean closed;

    PureSession(Pop3World world) {
        this.world = world;
        this.session = new Pop3Session(world.host(), this);
    }

    @Override
    public byte[] greeting() {
        take(session.opened());
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
            int before = said.size();
            try {
                take(session.handle(frame.get()));
            } catch (RuntimeException fault) {
                drop(before);
                take(session.failed());
            }
        }
        if (upgrading) {
            input.clear();
        }
        return said();
    }

    /** As the strand does with a step. */
    private void take(Turn turn) {
        if (turn instanceof Turn.Later<?> later) {
            take(awaited(later));
        } else if (turn instanceof Turn.Blocking blocking) {
            take(blocking.work().get());
        } else if (turn instanceof Turn.Pull pull) {
            pull(pull);
        } else if (turn instanceof Turn.StartTls) {
            upgrading = true;
        } else if (turn instanceof Turn.Close) {
            closed = true;
            session.closed();
        }
    }

    private void pull(Turn.Pull pull) {
        int before = said.size();
        try (LongAnswer answer = pull.answer()) {
            while (answer.next(this)) {
                before = said.size();
            }
        } catch (RuntimeException fault) {
            drop(before);
            take(session.failed());
            return;
        }
        take(pull.then().get());
    }

    private void drop(int after) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(said.toByteArray(), 0, after);
        said = kept;
    }

    private static <T> Turn awaited(Turn.Later<T> later) {
        return later.then().apply(later.stage().toCompletableFuture().join());
    }

    @Override
    public void secured() {
        upgrading = false;
        encrypted = true;
        take(session.secured());
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void hungUp() {
        if (!closed) {
            closed = true;
            session.closed();
        }
        input.release();
    }

    private byte[] said() {
        byte[] bytes = said.toByteArray();
        said.reset();
        return bytes;
    }

    @Override
    public String id() {
        return "pop3-1";
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
    public boolean canEncrypt() {
        return world.tls && !encrypted;
    }

    @Override
    public void say(String text) {
        said.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void octets(byte[] from, int offset, int length) {
        said.write(from, offset, length);
    }

    @Override
    public void expectLines(int longest) {
        framing = Framing.lines(longest);
    }

    @Override
    public void known(Duration patience) {}
}
