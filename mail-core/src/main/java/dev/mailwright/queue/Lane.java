package dev.mailwright.queue;

import dev.mailwright.check.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * All mail for one next hop: what is due, how much goes at once, and whether the hop is down. The concurrency begins at
 * {@value #INITIAL}, grows by one with each delivery and falls to one when the hop is down. Guarded by the dispatcher's lock.
 */
final class Lane {

    static final int INITIAL = 5;

    final NextHop hop;
    final Deque<Slot> ready = new ArrayDeque<>();
    private final int most;
    private int slots;
    private int window;
    private int active;
    private long downUntil = Long.MIN_VALUE;
    private @Nullable Reply lastWord;
    boolean hungry;

    /** @param most attempts at once */
    Lane(NextHop hop, int most) {
        this.hop = hop;
        this.most = most;
        this.window = Math.min(INITIAL, most);
    }

    boolean hasRoom() {
        return active < window;
    }

    void begin() {
        active++;
    }

    void end() {
        active--;
    }

    void succeeded() {
        window = Math.min(most, window + 1);
        downUntil = Long.MIN_VALUE;
    }

    /** Nobody answered there. */
    void down(long until, Reply why) {
        window = 1;
        downUntil = until;
        lastWord = why;
    }

    void up() {
        downUntil = Long.MIN_VALUE;
        window = Math.max(window, Math.min(INITIAL, most));
    }

    /** Why mail for it is not tried now; null when it is. */
    @Nullable
    Reply suspended(long now) {
        return now < downUntil ? lastWord : null;
    }

    void addSlot(int by) {
        slots += by;
    }

    /** Whether no entry has to do with it. */
    boolean isUnused() {
        return slots == 0 && active == 0;
    }
}
