package dev.mailwright.fetch;

import dev.mailwright.Time;
import dev.mailwright.fetch.PollResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Counts one poll. One thread counts, others may look. */
final class Tally {

    private final String account;
    private final Time time;
    private final Instant at;
    private final long start;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    private final AtomicLong totalMessages = new AtomicLong();
    private final AtomicLong totalOctets = new AtomicLong();
    private int passed;
    private int failed;
    private int deleted;
    private boolean more;
    private Outcome worst = Outcome.OK;
    private String error = "";

    private Tally(String account, Time time) {
        this.account = account;
        this.time = time;
        this.at = time.now();
        this.start = time.nanos();
    }

    static Tally of(FetchAccount account, Time time) {
        return new Tally(account.name(), time);
    }

    void expect(long count, long size) {
        totalMessages.addAndGet(count);
        totalOctets.addAndGet(size);
    }

    void delivered(int count) {
        messages.addAndGet(count);
    }

    void received(long size) {
        octets.addAndGet(size);
    }

    void passed(int count) {
        passed += count;
    }

    void deleted(int count) {
        deleted += count;
    }

    void more() {
        more = true;
    }

    /** One message stays. A quota is named only when nothing worse is. */
    void failed(Outcome how, String why) {
        failed++;
        if (worst == Outcome.OK || worst == Outcome.OVER_QUOTA && how != Outcome.OVER_QUOTA) {
            worst = how;
            error = why;
        }
    }

    FetchProgress progress() {
        return new Results.Progress(messages.get(), totalMessages.get(), octets.get(), totalOctets.get());
    }

    /** The poll came to its end. */
    PollResult result() {
        return result(worst == Outcome.OK && more ? Outcome.MORE : worst, error);
    }

    PollResult result(Outcome outcome, String why) {
        return new Results.Polled(
                account,
                at,
                Duration.ofNanos(time.nanos() - start),
                outcome,
                why,
                (int) messages.get(),
                passed,
                failed,
                deleted,
                octets.get());
    }
}
