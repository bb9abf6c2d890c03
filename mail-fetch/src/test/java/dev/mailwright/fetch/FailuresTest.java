package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mailwright.ConfigurationException;
import dev.mailwright.fetch.FetchStatus.State;
import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.peer.Pop3Peer;
import dev.mailwright.testing.ExpectedLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an account is polled again, by a clock that only the test moves. */
class FailuresTest {

    @TempDir
    private Path directory;

    private Pop3Peer peer;
    private World world;

    @BeforeEach
    void start() {
        peer = Pop3Peer.start(Pop3FetchTest.mail("one"));
    }

    @AfterEach
    void stop() {
        world.close();
        peer.close();
    }

    private FetchAccount account(String name, int port) {
        return Fetch.pop3(name, "127.0.0.1")
                .port(port)
                .withoutTls()
                .privateNetwork()
                .login("u", "p")
                .deliverTo("john")
                .everyWithJitter(Duration.ofMinutes(5), Duration.ZERO);
    }

    private void begin() {
        world = World.at(directory, account("gmx", peer.port()));
        world.advance(Duration.ofSeconds(5));
        awaitPolls(1);
    }

    private void awaitPolls(int count) {
        await().until(() -> world.status("gmx").history().size() >= count
                && world.status("gmx").state() != State.POLLING
                && world.status("gmx").state() != State.QUEUED);
    }

    private Outcome last() {
        return world.status("gmx").history().get(0).outcome();
    }

    @Test
    void pollsAtItsInterval() {
        begin();
        assertThat(last()).isEqualTo(Outcome.OK);
        assertThat(world.status("gmx").next()).contains(world.time.now().plus(Duration.ofMinutes(5)));
        world.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(peer.connections()).isEqualTo(1);
        world.advance(Duration.ofMillis(1));
        awaitPolls(2);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void backsOffFromOneMinuteToOneHour() {
        peer.answer("", greeting -> "-ERR [SYS/TEMP] come again");
        begin();
        List<Long> minutes = new ArrayList<>();
        for (int polls = 1; polls <= 9; polls++) {
            awaitPolls(polls);
            assertThat(last()).isEqualTo(Outcome.TEMPORARY);
            assertThat(world.status("gmx").state()).isEqualTo(State.BACKING_OFF);
            Duration pause = Duration.between(
                    world.time.now(), world.status("gmx").next().orElseThrow());
            minutes.add(pause.toMinutes());
            world.advance(pause);
        }
        assertThat(minutes)
                .satisfiesExactly(
                        m -> assertThat(m).isEqualTo(1),
                        m -> assertThat(m).isEqualTo(2),
                        m -> assertThat(m).isEqualTo(4),
                        m -> assertThat(m).isBetween(8L, 9L),
                        m -> assertThat(m).isBetween(16L, 18L),
                        m -> assertThat(m).isBetween(32L, 36L),
                        m -> assertThat(m).isBetween(60L, 66L),
                        m -> assertThat(m).isBetween(60L, 66L),
                        m -> assertThat(m).isBetween(60L, 66L));
        awaitPolls(10);
        peer.answer("", same -> same);
        world.advance(Duration.ofHours(2));
        await().until(() -> last() == Outcome.OK);
        assertThat(world.status("gmx").next()).contains(world.time.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void suspendsAfterThreeRefusedLogins(ExpectedLogs logs) {
        logs.warn("fetch account gmx is suspended after 3 refused logins");
        peer.answer("PASS", ok -> "-ERR [AUTH] wrong");
        begin();
        for (int polls = 2; polls <= 3; polls++) {
            world.advance(Duration.ofHours(1));
            awaitPolls(polls);
        }
        await().until(() -> world.status("gmx").state() == State.SUSPENDED);
        world.advance(Duration.ofDays(30));
        assertThat(peer.connections()).isEqualTo(3);
        await().untilAsserted(() -> assertThat(world.events(FetchSuspended.class))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).contains("wrong")));
        peer.answer("PASS", ok -> ok);
        world.engine().enable("gmx");
        awaitPolls(4);
        assertThat(last()).isEqualTo(Outcome.OK);
        assertThat(world.status("gmx").state()).isEqualTo(State.WAITING);
    }

    @Test
    void aBusyMailboxIsNoRefusedLogin() {
        peer.answer("PASS", ok -> "-ERR [IN-USE] somebody else is in");
        begin();
        for (int polls = 2; polls <= 5; polls++) {
            assertThat(world.status("gmx").state()).isEqualTo(State.BUSY);
            assertThat(last()).isEqualTo(Outcome.BUSY);
            world.advance(Duration.ofHours(2));
            awaitPolls(polls);
        }
        assertThat(world.events(FetchSuspended.class)).isEmpty();
    }

    @Test
    void aServerThatHangsDelaysNobodyElse() throws Exception {
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            world = World.at(
                    directory,
                    account("gmx", peer.port()).disabled(),
                    account("silent", silent.getLocalPort()).disabled());
            var hanging = world.engine().poll("silent").toCompletableFuture();
            await().until(() -> world.status("silent").state() == State.POLLING);
            assertThat(world.poll("gmx").outcome()).isEqualTo(Outcome.OK);
            assertThat(hanging).isNotDone();
            world.engine().remove("silent");
            assertThat(hanging.get(10, java.util.concurrent.TimeUnit.SECONDS).outcome())
                    .isEqualTo(Outcome.STOPPED);
        }
    }

    @Test
    void accountsComeAndGoWhileItRuns() {
        world = World.at(directory);
        assertThatThrownBy(() -> world.engine().put(Fetch.pop3("gmx", "pop.gmx.example")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nobody logs in")
                .hasMessageContaining("goes nowhere");
        world.engine().put(account("gmx", peer.port()));
        world.advance(Duration.ofSeconds(5));
        awaitPolls(1);
        assertThat(world.subjects("john@example.com")).containsExactly("one");
        world.engine().remove("gmx");
        assertThat(world.engine().status()).isEmpty();
        assertThatThrownBy(() -> world.engine().poll("gmx")).hasMessageContaining("gmx");
        world.advance(Duration.ofHours(1));
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void refusesPrivateNetworksUnlessToldOtherwise() {
        FetchAccount account = Fetch.pop3("gmx", "127.0.0.1")
                .port(peer.port())
                .withoutTls()
                .login("u", "p")
                .deliverTo("john")
                .disabled();
        world = World.at(directory, account);
        PollResult result = world.poll("gmx");
        assertThat(result.outcome()).isEqualTo(Outcome.MISBEHAVED);
        assertThat(result.error()).contains("private network");
        assertThat(peer.connections()).isZero();
    }

    @Test
    void tellsWhatBecameOfAPoll() {
        begin();
        await().untilAsserted(() -> assertThat(world.events(FetchPolled.class))
                .singleElement()
                .satisfies(event -> assertThat(event.result().delivered()).isEqualTo(1)));
        FetchProgress progress = world.status("gmx").progress();
        assertThat(progress.messages()).isEqualTo(1);
        assertThat(progress.totalMessages()).isEqualTo(1);
        assertThat(progress.octets()).isPositive().isLessThanOrEqualTo(progress.totalOctets());
    }
}
