package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.junit.VirtualTime;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final VirtualTime time = new VirtualTime();
    private final LoginThrottle throttle = new LoginThrottle(time);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private long secondsForGuesses(int guesses, InetAddress from) {
        long began = time.nanos();
        for (int i = 0; i < guesses; i++) {
            while (throttle.left(from) <= 0) {
                time.advance(Duration.ofSeconds(1));
            }
            throttle.failed(from, "user" + i);
        }
        return Duration.ofNanos(time.nanos() - began).toSeconds();
    }

    @Test
    void thousandGuessesTakeLongerThanFifteenMinutes() {
        assertThat(secondsForGuesses(1_000, address("192.0.2.1"))).isGreaterThan(8 * 3_600);
        throttle.succeeded(address("192.0.2.2"), "mallory");
        assertThat(secondsForGuesses(1_000, address("192.0.2.2"))).isGreaterThan(15 * 60);
    }

    @Test
    void anOwnAccountDoesNotHelpToGuess() {
        InetAddress from = address("192.0.2.1");
        long began = time.nanos();
        for (int i = 0; i < 1_000; i++) {
            throttle.succeeded(from, "mallory");
            while (throttle.left(from) <= 0) {
                time.advance(Duration.ofSeconds(1));
            }
            throttle.failed(from, "user" + i);
        }
        assertThat(Duration.ofNanos(time.nanos() - began)).isGreaterThan(Duration.ofMinutes(15));
    }

    @Test
    void answersSlowerAndSlower() {
        InetAddress from = address("192.0.2.1");
        for (int i = 1; i <= 10; i++) {
            assertThat(throttle.failed(from, "john")).isEqualTo(Duration.ofSeconds(Math.min(i, 5)));
        }
        assertThat(throttle.left(from)).isZero();
        time.advance(Duration.ofMinutes(5));
        assertThat(throttle.left(from)).isEqualTo(LoginThrottle.ADDRESS_LIMIT);
    }

    @Test
    void aLoginIsSlowedDownButNotLocked() {
        for (int i = 0; i < 100; i++) {
            throttle.failed(address("198.51.100." + i), "John");
        }
        InetAddress owner = address("192.0.2.1");
        assertThat(throttle.left(owner)).isEqualTo(LoginThrottle.ADDRESS_LIMIT);
        assertThat(throttle.failed(owner, "john")).isEqualTo(Duration.ofSeconds(5));
        throttle.succeeded(owner, "john");
        assertThat(throttle.failed(address("192.0.2.3"), "john")).isEqualTo(Duration.ofSeconds(1));
    }

    /** One program with a wrong password, asking each minute for a day, in an office where others work. */
    @Test
    void oneMistakenProgramDoesNotLockTheOffice() {
        InetAddress office = address("192.0.2.1");
        throttle.succeeded(office, "boss");
        for (int minute = 0; minute < 24 * 60; minute++) {
            time.advance(Duration.ofMinutes(1));
            throttle.failed(office, "printer");
            assertThat(throttle.left(office)).isPositive();
        }
        InetAddress stranger = address("192.0.2.2");
        for (int minute = 0; minute < 24 * 60; minute++) {
            time.advance(Duration.ofMinutes(1));
            throttle.failed(stranger, "phone");
            assertThat(throttle.left(stranger)).isPositive();
        }
    }

    @Test
    void countsIpv6ByNetwork() {
        for (int i = 0; i < 10; i++) {
            throttle.failed(address("2001:db8:1:2::" + i), "x");
        }
        assertThat(throttle.left(address("2001:db8:1:2:ffff::1"))).isZero();
        assertThat(throttle.left(address("2001:db8:1:3::1"))).isEqualTo(LoginThrottle.ADDRESS_LIMIT);
        assertThat(throttle.left(address("::ffff:192.0.2.9"))).isEqualTo(LoginThrottle.ADDRESS_LIMIT);
    }

    @Test
    void isBounded() {
        InetAddress from = address("192.0.2.1");
        for (int i = 0; i < LoginThrottle.BUCKETS + 10_000; i++) {
            throttle.failed(from, "user" + i);
        }
        assertThat(throttle.size()).isEqualTo(LoginThrottle.BUCKETS);
        assertThat(throttle.left(from)).isNotPositive();
        throttle.failed(from, "x".repeat(100_000));
        assertThat(throttle.size()).isEqualTo(LoginThrottle.BUCKETS);
    }
}
