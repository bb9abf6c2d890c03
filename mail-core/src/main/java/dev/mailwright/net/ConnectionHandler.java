package dev.mailwright.net;

import dev.mailwright.observe.LogText;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last handler of a connection: gives what the loop sees to the strand, and the strand's session a {@link Link}. */
final class ConnectionHandler<F> extends ChannelInboundHandlerAdapter implements Link<F> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

    private final Connections<F> home;
    private final Endpoints endpoints;
    private final Admission admission;
    private final String id;
    private final Guards guards;
    private final LingeringClose lingering;
    private final SessionLine line;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Inbox inbox;
    private @Nullable Strand<F> strand;
    private volatile boolean handshaking;
    private volatile boolean deaf;

    ConnectionHandler(Connections<F> home, Endpoints endpoints, Admission admission) {
        this.home = home;
        this.endpoints = endpoints;
        this.admission = admission;
        this.id = home.nextId();
        this.guards = new Guards(home.time(), home.settings(), this::expired);
        this.lingering = new LingeringClose(home.time(), home.settings());
        this.line = new SessionLine(home.time());
    }

    // What the loop sees

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        inbox = new Inbox(added.channel(), home.settings().unhandledOctets(), guards.rate()::paused);
        strand = new Strand<>(this, home, inbox);
        handshaking = home.tlsFirst();
        strand.begin(home.tlsFirst());
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (deaf || !(message instanceof ByteBuf octets)) {
            ReferenceCountUtil.release(message);
            return;
        }
        guards.rate().received(octets.readableBytes());
        Objects.requireNonNull(inbox).add(octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        strand().signal();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        strand().signal();
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        strand().lost();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            if (deaf || handshaking) {
                from.close();
            } else {
                strand().inputEnded();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        if (cause instanceof IOException || handshaking || from.pipeline().get(SslHandler.class) != null) {
            LOG.debug("{}: the connection broke: {}", id, LogText.safe(String.valueOf(cause.getMessage())));
            strand().cut(handshaking ? Ending.TLS : Ending.PEER);
            return;
        }
        LOG.error("{}: the connection failed", id, cause);
        strand().cut(Ending.FAULT);
    }

    void shutdown() {
        strand().post(() -> strand().dialogue().shutdown());
    }

    private void expired(Timeout which) {
        strand().post(() -> strand().dialogue().timedOut(which));
    }

    // What the strand needs

    ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }

    EventLoop loop() {
        return context().channel().eventLoop();
    }

    boolean onLoop() {
        return loop().inEventLoop();
    }

    Guards guards() {
        return guards;
    }

    Strand<F> strand() {
        return Objects.requireNonNull(strand);
    }

    void close() {
        context().channel().close();
    }

    SslHandler insertTls() {
        handshaking = true;
        SslHandler handler = home.newTlsHandler();
        context().pipeline().addFirst("tls", handler);
        return handler;
    }

    /** Before whatever has arrived behind the frame that asked for it, which is compressed already. */
    void compress(ByteBuf rest) {
        Deflation deflation = new Deflation();
        context().pipeline().addBefore(context().name(), "deflate", deflation);
        ChannelHandlerContext before = context().pipeline().context(deflation);
        try {
            deflation.channelRead(before, rest);
        } catch (IOException e) {
            exceptionCaught(before, e);
        }
        before.fireChannelReadComplete();
    }

    SslHandler tlsHandler() {
        return context().pipeline().get(SslHandler.class);
    }

    void handshakeDone() {
        handshaking = false;
    }

    /** Everything is said. */
    void shut(boolean inputEnded) {
        deaf = true;
        lingering.begin(context(), inputEnded);
    }

    void sessionEnded(Ending why) {
        line.write(id, home.protocol().name(), endpoints, why);
    }

    void ended() {
        guards.close();
        lingering.close();
        admission.close();
        home.ended(this);
    }

    // Link

    @Override
    public String id() {
        return id;
    }

    @Override
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public Optional<SSLSession> tls() {
        return Optional.ofNullable(tlsHandler()).map(handler -> handler.engine().getSession());
    }

    @Override
    public boolean canStartTls() {
        return home.hasTls() && tlsHandler() == null;
    }

    @Override
    public boolean compressed() {
        return context().pipeline().get(Deflation.class) != null;
    }

    @Override
    public Outlet out() {
        return strand().out();
    }

    @Override
    public void framing(Framing<F> framing) {
        strand().framing(framing);
    }

    @Override
    public void idleTimeout(Duration patience) {
        guards.idle().patience(patience);
    }

    @Override
    public void minimumRate(int octetsPerSecond) {
        guards.rate().start(octetsPerSecond);
    }

    @Override
    public void anyRate() {
        guards.rate().stop();
    }

    @Override
    public void authenticated() {
        guards.login().close();
        admission.authenticated();
    }

    @Override
    public boolean hasInput() {
        return Objects.requireNonNull(inbox).hasInput();
    }

    @Override
    public void offence() {
        home.limits().offence(endpoints.remote().getAddress());
    }

    @Override
    public void user(String login) {
        line.user(login);
    }

    @Override
    public void post(Supplier<Step> task) {
        strand().post(task);
    }

    @Override
    public void abort() {
        strand().cut(Ending.CUT);
    }
}
