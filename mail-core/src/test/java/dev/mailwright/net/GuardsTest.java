package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.junit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger expired = new AtomicInteger();

    @Test
    void idleCountsFromTheLastFrameAndSetsOneTimer() {
        IdleGuard guard = new IdleGuard(time, Duration.ofSeconds(10), expired::incrementAndGet);
        guard.waiting();
        for (int i = 0; i < 100; i++) {
            time.advance(Duration.ofSeconds(9));
            guard.busy();
            guard.waiting();
            assertThat(time.pending()).isEqualTo(1);
        }
        time.advance(Duration.ofMillis(9_999));
        assertThat(expired).hasValue(0);
        guard.waiting();
        time.advance(Duration.ofMillis(1));
        assertThat(expired).hasValue(1);
        guard.close();
        assertThat(time.pending()).isZero();
    }

    @Test
    void idleDoesNotRunWhileWeWork() {
        IdleGuard guard = new IdleGuard(time, Duration.ofSeconds(10), expired::incrementAndGet);
        guard.waiting();
        guard.busy();
        time.advance(Duration.ofDays(1));
        assertThat(expired).hasValue(0);
    }

    @Test
    void anotherPatienceHoldsForTheWaitThatHasBegun() {
        IdleGuard guard = new IdleGuard(time, Duration.ofMinutes(30), expired::incrementAndGet);
        guard.waiting();
        time.advance(Duration.ofSeconds(5));
        guard.patience(Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(5));
        assertThat(expired).hasValue(1);
    }

    @Test
    void loginIsAFixedMoment() {
        LoginGuard late = new LoginGuard(time, Duration.ofSeconds(60), expired::incrementAndGet);
        LoginGuard done = new LoginGuard(time, Duration.ofSeconds(60), expired::incrementAndGet);
        done.close();
        time.advance(Duration.ofSeconds(60));
        late.close();
        assertThat(expired).hasValue(1);
    }

    @Test
    void aTricklingUploadEndsAndAPausedOneDoesNot() {
        RateGuard guard = new RateGuard(time, expired::incrementAndGet);
        guard.start(100);
        guard.received(6_000);
        time.advance(RateGuard.WINDOW);
        guard.paused();
        time.advance(RateGuard.WINDOW);
        assertThat(expired).hasValue(0);
        guard.received(5_999);
        time.advance(RateGuard.WINDOW);
        assertThat(expired).hasValue(1);
        guard.stop();
        time.advance(RateGuard.WINDOW.multipliedBy(3));
        assertThat(expired).hasValue(1);
        assertThat(time.pending()).isZero();
    }

    @Test
    void anUnreadAnswerEndsUnlessThePeerReads() {
        SlowReaderGuard guard = new SlowReaderGuard(time, Duration.ofSeconds(60), expired::incrementAndGet);
        guard.stuck();
        time.advance(Duration.ofSeconds(59));
        guard.moving();
        guard.stuck();
        guard.stuck();
        time.advance(Duration.ofSeconds(59));
        assertThat(expired).hasValue(0);
        time.advance(Duration.ofSeconds(1));
        assertThat(expired).hasValue(1);
    }

    @Test
    void loginAndRateReachTheSession() {
        EmbeddedSample stranger = new EmbeddedSample();
        stranger.said();
        stranger.pass(Duration.ofSeconds(59)).send("ECHO busy\r\n").said();
        assertThat(stranger.pass(Duration.ofSeconds(1)).said()).isEqualTo("-timeout LOGIN\r\n");

        EmbeddedSample slow = new EmbeddedSample();
        slow.send("LOGIN\r\nBYTES 100000\r\n").said();
        for (int i = 0; i < 59; i++) {
            assertThat(slow.pass(Duration.ofSeconds(1)).send("x".repeat(99)).said())
                    .isEmpty();
        }
        assertThat(slow.pass(Duration.ofSeconds(1)).said()).isEqualTo("-timeout RATE\r\n");
    }
}
