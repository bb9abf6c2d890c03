package dev.mailwright.net;

import dev.mailwright.Subscription;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Owns a session: whoever runs the strand is alone with it.
 *
 * <p>There are no states to keep in step, only signals. Whatever may matter (octets, posted work, a finished stage, a peer that reads again, the end of the
 * connection) adds one to a counter; whoever raises it from zero owns the strand and looks at everything anew until it has seen as many signals as were
 * given. Ownership moves from the loop to a worker and back with the task that carries it, the counter staying above zero, so that each turn sees what the
 * turn before it wrote. No signal is lost, since a look that came too early is followed by another.
 *
 * <p>Bytes are cut into frames here and not in the pipeline: each frame is handled before the next is cut, so framing can change between any two octets, and
 * a pipelined batch (MAIL, RCPT, RCPT, DATA) goes to a worker in one hop and is answered in one flush.
 *
 * <p>Rejected: a task per frame (4 times the latency, 10 times the cost when pipelined), a lock per session (a blocked loop), a queue of frames (framing could
 * not change behind a frame that is not yet handled).
 */
final class Strand<F> {

    private static final Logger LOG = LoggerFactory.getLogger(Strand.class);

    /** How long a strand may keep a worker while others wait, in nanoseconds. */
    private static final long SLICE = 50_000_000;

    /** What is said in one batch is sent earlier when it grows beyond this. */
    private static final int FLUSH = 32 * 1024;

    private final ConnectionHandler<F> connection;
    private final Connections<F> home;
    private final Inbox inbox;
    private final Output output;
    private final WritabilityPump pump;
    private final SlowReaderGuard slowReader;
    private final Queue<Supplier<Step>> posted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final Reading<F> reading = new Reading<>(this);

    private volatile boolean gone;
    private volatile boolean inputEnded;
    private Activity activity = reading;
    private @Nullable Dialogue<F> dialogue;
    private @Nullable Framing<F> framing;
    private boolean ended;

    Strand(ConnectionHandler<F> connection, Connections<F> home, Inbox inbox) {
        this.connection = connection;
        this.home = home;
        this.inbox = inbox;
        this.output = new Output(connection.context().alloc());
        this.pump = new WritabilityPump(connection.context(), output, this::signal);
        this.slowReader = new SlowReaderGuard(home.time(), home.settings().unreadTimeout(), () -> cut(Ending.UNREAD));
    }

    // Signals: any thread

    void begin(boolean tlsFirst) {
        activity = tlsFirst ? Upgrading.implicit(this, this::greet) : new Greeting(this, this::greet);
        signal();
    }

    void signal() {
        if (signals.getAndIncrement() == 0) {
            if (connection.onLoop()) {
                run(true);
            } else {
                toLoop();
            }
        }
    }

    void post(Supplier<Step> task) {
        posted.add(task);
        signal();
    }

    void lost() {
        ending.compareAndSet(null, Ending.PEER);
        gone = true;
        signal();
    }

    void inputEnded() {
        inputEnded = true;
        signal();
    }

    void cut(Ending why) {
        ending.compareAndSet(null, why);
        connection.close();
    }

    void tlsFailed(@Nullable Throwable cause) {
        home.events().tlsFailed(connection.endpoints(), cause == null ? "closed" : String.valueOf(cause.getMessage()));
        cut(Ending.TLS);
    }

    // Turns: the owner alone

    private void toLoop() {
        try {
            connection.loop().execute(() -> run(true));
        } catch (RejectedExecutionException loopHasEnded) {
            gone = true;
            home.workers().urgent(() -> run(false));
        }
    }

    private void toWorker() {
        if (!activity.refusable() || gone) {
            home.workers().urgent(() -> run(false));
            return;
        }
        try {
            home.workers().execute(() -> run(false));
        } catch (RejectedExecutionException full) {
            activity.refused();
            run(true);
        }
    }

    /** A long search must not keep a worker from everybody else: it queues up again behind those who wait. */
    private boolean giveWay() {
        try {
            home.workers().execute(() -> run(false));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private void run(boolean onLoop) {
        MDC.put("mail.session", connection.id());
        long began = home.time().nanos();
        try {
            int seen = signals.get();
            while (seen != 0) {
                switch (advance(onLoop)) {
                    case WORKER -> {
                        toWorker();
                        return;
                    }
                    case LOOP -> {
                        toLoop();
                        return;
                    }
                    case REST -> {
                        if (mustReturn(onLoop)) {
                            toLoop();
                            return;
                        }
                        seen = signals.addAndGet(-seen);
                    }
                    case AGAIN -> {
                        if (!onLoop && home.time().nanos() - began > SLICE && giveWay()) {
                            return;
                        }
                    }
                }
            }
        } finally {
            MDC.remove("mail.session");
        }
    }

    /**
     * A worker gives the strand back to the loop and never lets it go by itself: what it wrote waits in the loop's queue, and a turn on the loop that
     * began before would overtake it.
     */
    private boolean mustReturn(boolean onLoop) {
        return !onLoop && !gone && !ended;
    }

    private Progress advance(boolean onLoop) {
        if (ended) {
            return Progress.REST;
        }
        if (gone && !activity.outlivesConnection()) {
            return onLoop && endsBlocking() ? Progress.WORKER : end();
        }
        if (!gone && !pump.ready()) {
            slowReader.stuck();
            return Progress.REST;
        }
        slowReader.moving();
        boolean last = activity.afterSending();
        if (last && mustReturn(onLoop) && !output.holdsFile()) {
            return Progress.LOOP;
        }
        if (output.pending() >= (last ? 1 : FLUSH)) {
            return send(onLoop);
        }
        Progress progress = activity.advance(onLoop);
        if (progress == Progress.REST || progress == Progress.LOOP) {
            if (mustReturn(onLoop) && !output.holdsFile()) {
                return Progress.LOOP;
            }
            Progress sent = send(onLoop);
            return sent == Progress.WORKER ? sent : progress;
        }
        return progress;
    }

    private Progress send(boolean onLoop) {
        if (gone) {
            output.release();
            return Progress.AGAIN;
        }
        try {
            Progress progress = pump.send(onLoop);
            if (!pump.ready()) {
                slowReader.stuck();
            }
            return progress;
        } catch (IOException | RuntimeException broken) {
            LOG.error("{}: cannot send a file", connection.id(), broken);
            output.release();
            cut(Ending.FAULT);
            return Progress.REST;
        }
    }

    /** Between frames nothing is held but what the session and the output hold. */
    private boolean endsBlocking() {
        boolean quiet = activity == reading || activity instanceof Closing;
        return !quiet || output.holdsFile() || dialogue != null && dialogue.closesBlocking();
    }

    private Progress end() {
        ended = true;
        slowReader.moving();
        try {
            activity.abandon();
            if (dialogue != null) {
                Ending why = Objects.requireNonNullElse(ending.get(), Ending.PEER);
                connection.sessionEnded(why);
                dialogue.closed(why);
            }
        } catch (Throwable fault) {
            LOG.error("{}: the end of the session failed", connection.id(), fault);
        } finally {
            posted.clear();
            output.release();
            inbox.discard();
            connection.ended();
        }
        return Progress.REST;
    }

    // What activities do

    /** Asks the session for its next step; whatever goes wrong is caught here and nowhere else. */
    Progress call(Supplier<Step> question) {
        return attempt(() -> activity = question.get().enter(this), () -> {});
    }

    Progress attempt(Runnable work, Runnable release) {
        Output.Mark mark = output.mark();
        try {
            work.run();
        } catch (Throwable fault) {
            output.reset(mark);
            release.run();
            fault(fault);
        }
        return Progress.AGAIN;
    }

    Progress fault(Throwable fault) {
        LOG.error("{}: the {} session failed", connection.id(), home.protocol().name(), fault);
        if (dialogue == null) {
            activity = new Closing(this, false);
            return Progress.AGAIN;
        }
        try {
            activity = dialogue.failed(fault).enter(this);
        } catch (Throwable again) {
            LOG.error("{}: and failed to say so", connection.id(), again);
            activity = new Closing(this, false);
        }
        return Progress.AGAIN;
    }

    Optional<F> frame() {
        Framing<F> cutter = Objects.requireNonNull(framing, "the protocol set no framing");
        try {
            Optional<F> frame = inbox.next(cutter);
            if (frame.isPresent()) {
                connection.guards().idle().busy();
            }
            return frame;
        } catch (Throwable fault) {
            fault(fault);
            activity = new Closing(this, false);
            return Optional.empty();
        }
    }

    /** Nothing to handle: wait for more, or for the end if there is no more. */
    Progress idle(Activity asking) {
        if (activity != asking) {
            return Progress.AGAIN;
        }
        if (inputEnded) {
            ending.compareAndSet(null, Ending.PEER);
            activity = new Closing(this, false);
            return Progress.AGAIN;
        }
        connection.guards().idle().waiting();
        inbox.hungry();
        return Progress.REST;
    }

    boolean blocks(F frame) {
        try {
            return dialogue().pace(frame) == Pace.BLOCKING;
        } catch (RuntimeException asked) {
            return true;
        }
    }

    static Activity reading(Strand<?> strand) {
        return strand.reading;
    }

    void overloaded() {
        call(dialogue()::overloaded);
    }

    Step secured() {
        return dialogue().secured();
    }

    private Step greet() {
        dialogue = home.protocol().open(connection);
        return dialogue.opened();
    }

    SslHandler insertTls() {
        inbox.discard();
        return connection.insertTls();
    }

    void compress() {
        activity = reading;
        connection.compress(inbox.rest());
    }

    void handshakeDone() {
        connection.handshakeDone();
    }

    SslHandler tlsHandler() {
        return connection.tlsHandler();
    }

    void shut(boolean wished) {
        ending.compareAndSet(null, Ending.SESSION);
        connection.shut(inputEnded || wished && !inbox.hasInput());
    }

    Subscription patience(Duration delay, Runnable task) {
        return home.time().after(delay, task);
    }

    @Nullable
    Supplier<Step> posted() {
        return posted.poll();
    }

    void framing(Framing<F> next) {
        framing = next;
    }

    Dialogue<F> dialogue() {
        return Objects.requireNonNull(dialogue, "no session yet");
    }

    Outlet out() {
        return output;
    }

    Connections<F> home() {
        return home;
    }
}
