package dev.mailwright.examples.send;

import dev.mailwright.check.Reply;
import dev.mailwright.event.Bounced;
import dev.mailwright.event.Deferred;
import dev.mailwright.event.MessageFate;
import dev.mailwright.event.Relayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the server said for each recipient. Thread-safe. */
final class Answers {

    private final CountDownLatch missing;
    private final List<String> lines = new ArrayList<>();
    private boolean refused;
    private boolean later;

    Answers(int recipients) {
        missing = new CountDownLatch(recipients);
    }

    void note(MessageFate fate) {
        if (fate instanceof Relayed taken) {
            line(fate, taken.reply());
        } else if (fate instanceof Bounced never) {
            line(fate, never.reply());
        } else if (fate instanceof Deferred busy) {
            line(fate, busy.reply());
        }
    }

    private void line(MessageFate fate, Reply reply) {
        synchronized (lines) {
            lines.add(fate.recipient() + ": " + reply);
            refused |= reply.isPermanent();
            later |= reply.isTransient();
        }
        missing.countDown();
    }

    /** Waits for the answers; those that do not come in time count as not there. */
    void await(Duration longest) {
        try {
            if (!missing.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (lines) {
                    lines.add("no answer in " + longest.toSeconds() + " s");
                    later = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    boolean isRefused() {
        synchronized (lines) {
            return refused;
        }
    }

    boolean isLater() {
        synchronized (lines) {
            return later;
        }
    }
}
