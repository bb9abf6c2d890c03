package dev.mailwright.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime(Instant.parse("2024-02-28T23:00:00Z"));
    private final List<String> ran = new ArrayList<>();

    private Subscription after(int minutes, String name) {
        return time.after(Duration.ofMinutes(minutes), () -> ran.add(name + "@" + time.now()));
    }

    @Test
    void runsWhatIsDueInOrder() {
        after(60, "late");
        after(10, "second");
        after(5, "first");
        after(10, "third");
        time.advance(Duration.ofMinutes(59));
        assertThat(ran)
                .containsExactly(
                        "first@2024-02-28T23:05:00Z", "second@2024-02-28T23:10:00Z", "third@2024-02-28T23:10:00Z");
        assertThat(time.now()).isEqualTo("2024-02-28T23:59:00Z");
        assertThat(time.nanos()).isEqualTo(Duration.ofMinutes(59).toNanos());
        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(ran).hasSize(4).last().isEqualTo("late@2024-02-29T00:00:00Z");
    }

    @Test
    void runsWhatATimerSets() {
        time.after(Duration.ofMinutes(1), () -> after(1, "again"));
        time.after(Duration.ofMinutes(2), () -> after(1, "too late"));
        time.advance(Duration.ofMinutes(2));
        assertThat(ran).containsExactly("again@2024-02-28T23:02:00Z");
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void aCancelledTimerDoesNotRun() {
        Subscription cancelled = after(1, "cancelled");
        Subscription other = after(2, "other");
        time.after(Duration.ofMinutes(1), other::close);
        cancelled.close();
        cancelled.close();
        time.advance(Duration.ofDays(5));
        assertThat(ran).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void noDelayRunsAtTheNextAdvance() {
        after(0, "now");
        after(-5, "before");
        assertThat(ran).isEmpty();
        time.advance(Duration.ZERO);
        assertThat(ran).containsExactly("now@2024-02-28T23:00:00Z", "before@2024-02-28T23:00:00Z");
    }

    @Test
    void whatATimerThrowsComesOut() {
        time.after(Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("broken");
        });
        after(2, "next");
        assertThatThrownBy(() -> time.advance(Duration.ofMinutes(3))).hasMessage("broken");
        assertThat(time.now()).isEqualTo("2024-02-28T23:01:00Z");
        time.advance(Duration.ofMinutes(2));
        assertThat(ran).containsExactly("next@2024-02-28T23:02:00Z");
        assertThatThrownBy(() -> time.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
