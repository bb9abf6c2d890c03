package dev.mailwright.queue;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.check.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides which entry is tried when. What is due goes to the end of its lane; a lane starts what its window allows, and where the whole
 * queue has enough on its hands lanes wait in line, so that none keeps the others out. One lock, held for a few steps; picking the next
 * entry takes as long with a million as with ten. Thread-safe.
 */
final class Dispatcher {

    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
    private static final long DRIFT = 100;

    private final Time time;
    private final Executor workers;
    private final ToIntFunction<NextHop> concurrency;
    private final int most;
    private final Attempts attempts;
    private final TreeMap<Long, Slot> slots = new TreeMap<>();
    private final TreeSet<Slot> waiting = new TreeSet<>();
    private final Map<NextHop, Lane> lanes = new HashMap<>();
    private final Deque<Lane> hungry = new ArrayDeque<>();
    private int active;
    private long alarmAt = Long.MAX_VALUE;
    private @Nullable Subscription alarm;
    private final List<CompletableFuture<Void>> waitingForQuiet = new ArrayList<>();
    private boolean running;

    /** What is done with an entry whose turn it is; called on a worker, and ended by {@link #done} or {@link #gone}. */
    interface Attempts {

        void begin(Slot slot);

        /** The hop is down, which counts as an attempt. */
        void suspend(Slot slot, Reply why);
    }

    Dispatcher(Time time, Executor workers, ToIntFunction<NextHop> concurrency, int most, Attempts attempts) {
        this.time = time;
        this.workers = workers;
        this.concurrency = concurrency;
        this.most = most;
        this.attempts = attempts;
    }

    /** Adds an entry, or says what is known of one that was added before it runs. */
    synchronized void put(QueueId id, NextHop hop, long due, boolean held) {
        remove(id);
        Slot slot = new Slot(id.value(), lane(hop), due);
        slots.put(slot.id, slot);
        slot.phase = held ? Slot.Phase.HELD : Slot.Phase.WAITING;
        if (!held) {
            waiting.add(slot);
        }
        if (running) {
            wake();
        }
    }

    synchronized void remove(QueueId id) {
        Slot known = slots.remove(id.value());
        if (known != null) {
            waiting.remove(known);
            forget(known);
        }
    }

    private void forget(Slot slot) {
        slot.phase = Slot.Phase.GONE;
        slot.lane.addSlot(-1);
        if (slot.lane.isUnused()) {
            lanes.remove(slot.lane.hop, slot.lane);
        }
    }

    private Lane lane(NextHop hop) {
        return lanes.computeIfAbsent(hop, h -> new Lane(h, Math.max(1, concurrency.applyAsInt(h))));
    }

    synchronized void start() {
        running = true;
        wake();
    }

    /** Starts nothing more. */
    synchronized void stop() {
        running = false;
        if (alarm != null) {
            alarm.close();
            alarm = null;
        }
        alarmAt = Long.MAX_VALUE;
    }

    /** Complete when no attempt is under way; to be asked after {@link #stop}. */
    synchronized CompletableFuture<Void> quiet() {
        if (active == 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> told = new CompletableFuture<>();
        waitingForQuiet.add(told);
        return told;
    }

    private long now() {
        return time.now().toEpochMilli();
    }

    /** Moves what is due into its lane, starts what may start, and sets the alarm for the next. */
    private void wake() {
        long now = now();
        while (!waiting.isEmpty() && waiting.first().due <= now) {
            Slot slot = waiting.first();
            waiting.remove(slot);
            slot.phase = Slot.Phase.READY;
            slot.lane.ready.addLast(slot);
            pump(slot.lane, now);
        }
        alarm();
    }

    private void alarm() {
        long next = waiting.isEmpty() ? Long.MAX_VALUE : waiting.first().due;
        if (!running || next >= alarmAt) {
            return;
        }
        alarmAt = next;
        long before;
        do { // a clock that is set forward meanwhile would make the alarm late by as much
            if (alarm != null) {
                alarm.close();
            }
            before = now();
            alarm = time.after(Duration.ofMillis(Math.max(0, next - before)), this::ring);
        } while (now() - before > DRIFT);
    }

    private void ring() {
        synchronized (this) {
            alarmAt = Long.MAX_VALUE;
            alarm = null;
            if (!running) {
                return;
            }
        }
        try {
            workers.execute(this::rung);
        } catch (RejectedExecutionException busy) {
            time.after(BUSY_PAUSE, this::ring);
        }
    }

    private synchronized void rung() {
        if (running) {
            wake();
        }
    }

    private void pump(Lane lane, long now) {
        while (running && !lane.ready.isEmpty()) {
            Reply down = lane.suspended(now);
            if (down == null && (!lane.hasRoom() || active >= most)) {
                line(lane);
                return;
            }
            Slot slot = lane.ready.removeFirst();
            if (slot.phase == Slot.Phase.READY) {
                start(slot, down, now);
            }
        }
    }

    /** Where only the whole queue is the limit, the lane waits for its turn. */
    private void line(Lane lane) {
        if (lane.hasRoom() && !lane.hungry) {
            lane.hungry = true;
            hungry.addLast(lane);
        }
    }

    private void start(Slot slot, @Nullable Reply down, long now) {
        slot.phase = Slot.Phase.BUSY;
        active++;
        slot.lane.begin();
        try {
            workers.execute(() -> {
                if (down == null) {
                    attempts.begin(slot);
                } else {
                    attempts.suspend(slot, down);
                }
            });
        } catch (RejectedExecutionException busy) {
            free(slot);
            wait(slot, now + BUSY_PAUSE.toMillis());
        }
    }

    private void wait(Slot slot, long due) {
        slot.phase = Slot.Phase.WAITING;
        slot.due = due;
        waiting.add(slot);
    }

    private void free(Slot slot) {
        active--;
        slot.lane.end();
        if (active == 0 && !running) {
            waitingForQuiet.forEach(told -> told.complete(null));
            waitingForQuiet.clear();
        }
    }

    /** The attempt is over and the entry is to be tried again. */
    synchronized void done(Slot slot, NextHop hop, long due) {
        Lane before = slot.lane;
        free(slot);
        slot.move(lane(hop));
        wait(slot, due);
        after(before);
    }

    /** The attempt is over and the entry is no longer there. */
    synchronized void gone(Slot slot) {
        free(slot);
        slots.remove(slot.id);
        forget(slot);
        after(slot.lane);
    }

    private void after(Lane lane) {
        if (!running) {
            return;
        }
        long now = now();
        pump(lane, now);
        if (lane.isUnused()) {
            lanes.remove(lane.hop, lane);
        }
        while (active < most && !hungry.isEmpty()) {
            Lane next = hungry.removeFirst();
            next.hungry = false;
            pump(next, now);
        }
        wake();
    }

    synchronized void succeeded(Slot slot) {
        slot.lane.succeeded();
    }

    synchronized void down(Slot slot, long until, Reply why) {
        slot.lane.down(until, why);
    }

    /**
     * Takes an entry that nobody has in his hands, so that it can be changed; end it with {@link #done}, {@link #gone} or {@link #held}.
     *
     * @return empty when it is not there; a slot in phase BUSY that is not the caller's cannot be had
     */
    synchronized Optional<Claim> claim(QueueId id) {
        Slot slot = slots.get(id.value());
        if (slot == null) {
            return Optional.empty();
        }
        if (slot.phase == Slot.Phase.BUSY) {
            return Optional.of(new Claim(slot, false));
        }
        waiting.remove(slot);
        slot.lane.ready.remove(slot);
        slot.phase = Slot.Phase.BUSY;
        active++;
        slot.lane.begin();
        return Optional.of(new Claim(slot, true));
    }

    /** Whether the entry is the caller's now, or a courier has it. */
    record Claim(Slot slot, boolean granted) {}

    synchronized void held(Slot slot) {
        free(slot);
        slot.phase = Slot.Phase.HELD;
        after(slot.lane);
    }

    /** Makes all waiting entries due; how many. */
    synchronized int hurry() {
        lanes.values().forEach(Lane::up);
        List<Slot> chosen = List.copyOf(waiting);
        waiting.clear();
        long now = now();
        chosen.forEach(slot -> wait(slot, now));
        wake();
        return chosen.size();
    }

    synchronized void up(Slot slot) {
        slot.lane.up();
    }

    synchronized int size() {
        return slots.size();
    }

    /** The entry, as it is now. */
    synchronized Optional<View> view(QueueId id) {
        return Optional.ofNullable(slots.get(id.value())).map(View::of);
    }

    /** Those after an id, in order. */
    synchronized List<View> after(long id, int max) {
        List<View> found = new ArrayList<>();
        for (Slot slot : slots.tailMap(id, false).values()) {
            if (found.size() == max) {
                break;
            }
            found.add(View.of(slot));
        }
        return found;
    }

    /** What is known of a slot at one moment. */
    record View(QueueId id, QueueItem.State state, NextHop hop) {

        static View of(Slot slot) {
            return new View(slot.name(), slot.state(), slot.lane.hop);
        }
    }
}
