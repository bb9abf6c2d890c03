package dev.mailwright.fetch;

import dev.mailwright.Rooms;
import dev.mailwright.Subscription;
import dev.mailwright.fetch.FetchStatus.State;
import dev.mailwright.fetch.PollResult.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When one account is polled. At most one poll at a time; whoever asks meanwhile gets the result of that one. Thread-safe: the state changes under the lock, and
 * nothing is called from under it but the clock and the crew, which hand on.
 */
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration LEAST_BACK_OFF = Duration.ofMinutes(1);
    private static final Duration MOST_BACK_OFF = Duration.ofHours(1);
    private static final int MOST_LOGINS = 3;
    private static final int HISTORY = 20;

    private final FetchAccount account;
    private final Rooms rooms;
    private final Crew crew;
    private final Path journals;
    private final Copies copies = new Copies();
    private final Deque<PollResult> history = new ArrayDeque<>();
    private State state = State.DISABLED;
    private boolean enabled;
    private boolean stopped;
    private boolean careful;
    private int failures;
    private int refusedLogins;
    private @Nullable Instant next;
    private @Nullable Subscription timer;
    private @Nullable Poll poll;
    private @Nullable CompletableFuture<PollResult> result;
    private FetchProgress last = Results.Progress.NONE;

    Runner(FetchAccount account, Rooms rooms, Crew crew, Path journals) {
        this.account = account;
        this.rooms = rooms;
        this.crew = crew;
        this.journals = journals;
        this.enabled = account.schedule().enabled();
    }

    /** The first poll comes soon, not all at once. */
    synchronized void start() {
        if (enabled && !stopped && result == null) {
            Duration most = min(account.schedule().interval(), Duration.ofSeconds(5));
            waitFor(Duration.ofMillis((long) (rooms.random().nextDouble() * most.toMillis())), State.WAITING);
        }
    }

    synchronized CompletionStage<PollResult> pollNow() {
        CompletableFuture<PollResult> now = result;
        return now != null ? now.copy() : begin();
    }

    synchronized void enable() {
        enabled = true;
        refusedLogins = 0;
        failures = 0;
        if (result == null) {
            begin();
        }
    }

    synchronized void disable() {
        enabled = false;
        cancel();
        if (result == null) {
            state = State.DISABLED;
        }
        Poll now = poll;
        if (now != null && now.isIdle()) {
            now.stop();
        }
    }

    private CompletableFuture<PollResult> begin() {
        cancel();
        Poll idle = poll;
        CompletableFuture<PollResult> mine = new CompletableFuture<>();
        if (stopped) {
            return CompletableFuture.completedFuture(
                    Tally.of(account, rooms.time()).result(Outcome.STOPPED, "stopped"));
        }
        result = mine;
        state = State.QUEUED;
        if (idle != null) {
            idle.stop();
        }
        crew.queue(account.connection().host(), this::run);
        return mine.copy();
    }

    private void run() {
        Poll mine = new Poll(account, rooms, crew, journals, copies);
        synchronized (this) {
            if (careful) {
                mine.oneByOne();
            }
            poll = mine;
            state = State.POLLING;
            if (stopped) {
                mine.stop();
            }
        }
        PollResult done = null;
        try {
            done = mine.run();
        } finally {
            crew.done(account.connection().host());
            finished(mine, done != null ? done : mine.failed());
        }
        if (done.isSuccess()) {
            idle(mine);
        } else {
            mine.close();
        }
    }

    private void finished(Poll mine, PollResult done) {
        boolean suspended;
        CompletableFuture<PollResult> waiting;
        synchronized (this) {
            waiting = result;
            result = null;
            last = mine.progress();
            careful = mine.wantsCare();
            history.addFirst(done);
            if (history.size() > HISTORY) {
                history.removeLast();
            }
            suspended = judge(done);
        }
        log(done);
        rooms.events().emit(stamp -> new Results.PolledEvent(stamp.position(), stamp.at(), done));
        if (suspended) {
            LOG.warn("fetch account {} is suspended after {} refused logins", account.name(), MOST_LOGINS);
            rooms.events()
                    .emit(stamp ->
                            new Results.SuspendedEvent(stamp.position(), stamp.at(), account.name(), done.error()));
        }
        if (waiting != null) {
            waiting.complete(done);
        }
    }

    /** What comes next; whether the account is suspended now. */
    private boolean judge(PollResult done) {
        boolean failed = !done.isSuccess();
        failures = failed ? failures + 1 : 0;
        refusedLogins = done.outcome() == Outcome.AUTHENTICATION ? refusedLogins + 1 : failed ? refusedLogins : 0;
        poll = null;
        if (stopped || !enabled) {
            state = State.DISABLED;
            next = null;
            return false;
        }
        if (refusedLogins >= MOST_LOGINS) {
            state = State.SUSPENDED;
            next = null;
            return refusedLogins == MOST_LOGINS;
        }
        if (failed) {
            waitFor(chance(backOff()), done.outcome() == Outcome.BUSY ? State.BUSY : State.BACKING_OFF);
        } else {
            Duration pause = done.outcome() == Outcome.MORE
                    ? Duration.ZERO
                    : account.schedule().interval();
            waitFor(pause.plus(jitter()), State.WAITING);
        }
        return false;
    }

    /** 1 minute, doubled with each failure in a row, at most 1 hour. */
    private Duration backOff() {
        Duration pause = LEAST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, 10));
        return min(pause, MOST_BACK_OFF);
    }

    private Duration chance(Duration pause) {
        return pause.plus(Duration.ofMillis((long) (rooms.random().nextDouble() * pause.toMillis() / 10)));
    }

    private Duration jitter() {
        return Duration.ofMillis((long)
                (rooms.random().nextDouble() * account.schedule().jitter().toMillis()));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void waitFor(Duration pause, State meanwhile) {
        cancel();
        state = meanwhile;
        next = rooms.time().now().plus(pause);
        timer = rooms.time().after(pause, () -> crew.execute(this::due));
    }

    private synchronized void due() {
        if (result == null && enabled && !stopped) {
            begin();
        }
    }

    private void cancel() {
        Subscription waiting = timer;
        if (waiting != null) {
            waiting.close();
        }
        timer = null;
        next = null;
    }

    /** Keeps the connection of a poll that went well for as long as the server may announce something on it. */
    private void idle(Poll mine) {
        synchronized (this) {
            if (!account.schedule().idle() || stopped || !enabled || result != null || !mine.canIdle()) {
                mine.close();
                return;
            }
            cancel();
            poll = mine;
            state = State.IDLE;
        }
        boolean again = mine.idle();
        mine.close();
        synchronized (this) {
            if (poll != mine) {
                return;
            }
            poll = null;
            if (result != null || !enabled || stopped) {
                return;
            }
            if (again) {
                begin();
            } else {
                failures++;
                waitFor(chance(backOff()), State.BACKING_OFF);
            }
        }
    }

    /** For good; completes when nothing runs any more. */
    synchronized CompletionStage<?> stop() {
        stopped = true;
        cancel();
        Poll now = poll;
        if (now != null) {
            now.stop();
        }
        CompletableFuture<PollResult> waiting = result;
        if (waiting == null || now == null) {
            result = null;
            state = State.DISABLED;
            if (waiting != null) {
                waiting.complete(Tally.of(account, rooms.time()).result(Outcome.STOPPED, "stopped"));
            }
            return CompletableFuture.completedFuture(null);
        }
        return waiting.copy();
    }

    synchronized FetchStatus status() {
        Poll now = poll;
        return new Results.Status(
                account, state, Optional.ofNullable(next), now == null ? last : now.progress(), List.copyOf(history));
    }

    private static void log(PollResult done) {
        if (done.isSuccess() && done.delivered() + done.passed() + done.deleted() == 0) {
            LOG.debug("fetch account={} outcome={}", done.account(), done.outcome());
            return;
        }
        LOG.info(
                "fetch account={} outcome={} delivered={} passed={} failed={} deleted={} octets={} took={}ms"
                        + " reason=\"{}\"",
                done.account(),
                done.outcome(),
                done.delivered(),
                done.passed(),
                done.failed(),
                done.deleted(),
                done.octets(),
                done.took().toMillis(),
                done.error());
    }
}
