package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.junit.VirtualTime;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void aBucketLeaksEvenly() {
        RateLimit limit = new RateLimit(3, Duration.ofMinutes(3), time);
        assertThat(limit.take("a", 4)).isFalse();
        assertThat(limit.take("a", 3)).isTrue();
        assertThat(limit.take("a")).isFalse();
        assertThat(limit.take("b")).isTrue();
        time.advance(Duration.ofSeconds(59));
        assertThat(limit.take("a")).isFalse();
        time.advance(Duration.ofSeconds(2));
        assertThat(limit.take("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
        time.advance(Duration.ofDays(1));
        assertThat(limit.take("a", 3)).isTrue();
    }

    @Test
    void whatIsAddedBeyondTheLimitIsRememberedOnlyForSoLong() {
        RateLimit limit = new RateLimit(2, Duration.ofMinutes(2), time);
        limit.add("a", 1_000);
        time.advance(Duration.ofSeconds(170));
        assertThat(limit.allows("a")).isFalse();
        time.advance(Duration.ofSeconds(11));
        assertThat(limit.allows("a")).isTrue();
    }

    @Test
    void theNumberOfKeysIsBounded() {
        RateLimit limit = new RateLimit(1, Duration.ofMinutes(1), time);
        for (int i = 0; i < 100_010; i++) {
            limit.take(i);
        }
        assertThat(limit.size()).isEqualTo(100_000);
        assertThat(limit.take(0)).isTrue();
        assertThat(limit.take(100_009)).isFalse();
    }

    @Test
    void aClientThatConnectsTooFastOrErrsTooOftenIsTurnedAwayForAWhile() throws Exception {
        InetAddress client = InetAddress.getByName("192.0.2.1");
        InetAddress friend = InetAddress.getByName("10.0.0.1");
        ConnectionPolicy policy = new ConnectionPolicy(
                10,
                10,
                10,
                3,
                Duration.ofMinutes(1),
                2,
                Duration.ofMinutes(10),
                List.of(CidrBlock.parse("10.0.0.0/8")));
        ConnectionLimits limits = new ConnectionLimits(policy, time);
        for (int i = 0; i < 3; i++) {
            limits.admit(client).close();
        }
        assertThat(limits.admit(client).refusal()).contains(Refusal.RATE);
        time.advance(Duration.ofMinutes(1));
        assertThat(limits.admit(client).refusal()).isEmpty();
        limits.offence(client);
        limits.offence(client);
        assertThat(limits.admit(client).refusal()).contains(Refusal.OFFENCES);
        assertThat(limits.admit(InetAddress.getByName("192.0.2.2")).refusal()).isEmpty();
        time.advance(Duration.ofMinutes(6));
        assertThat(limits.admit(client).refusal()).isEmpty();
        for (int i = 0; i < 5; i++) {
            limits.offence(friend);
            assertThat(limits.admit(friend).refusal()).isEmpty();
        }
    }

    @Test
    void aRateIsPositive() {
        assertThatThrownBy(() -> new RateLimit(0, Duration.ofMinutes(1), time))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(1, Duration.ZERO, time)).isInstanceOf(IllegalArgumentException.class);
    }
}
