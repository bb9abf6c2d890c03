package dev.mailwright.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Header;
import dev.mailwright.testing.ExpectedLogs;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PanelTest {

    private static final Reply NO = new Reply(550, "5.7.1", "no");
    private static final Reply LATER = new Reply(450, "4.7.1", "later");

    private final VirtualTime time = new VirtualTime();
    private Executor workers = Runnable::run;
    private Checks checks = Checks.NONE;

    private record Shown(Hearing hearing) implements HelloProbe {
        @Override
        public Peer client() {
            return new Somebody();
        }

        @Override
        public String hostname() {
            return "mx.test";
        }

        @Override
        public Instant deadline() {
            return hearing.deadline();
        }

        @Override
        public List<Object> findings() {
            return hearing.findings();
        }

        @Override
        public String helo() {
            return "client.test";
        }
    }

    private record Somebody() implements Peer {
        @Override
        public InetSocketAddress remote() {
            return new InetSocketAddress("192.0.2.1", 1);
        }

        @Override
        public String session() {
            return "s1";
        }

        @Override
        public String protocol() {
            return "smtp";
        }

        @Override
        public boolean encrypted() {
            return false;
        }

        @Override
        public Optional<String> login() {
            return Optional.empty();
        }

        @Override
        public boolean trusted() {
            return false;
        }
    }

    private void add(Check<? super HelloProbe> check) {
        checks = checks.plus(Stage.HELO, check);
    }

    private CompletableFuture<Verdict> judge() {
        return judge(Verdict.pass());
    }

    private CompletableFuture<Verdict> judge(Verdict before) {
        return new Panel(checks, workers, time)
                .judge(Stage.HELO, before, Shown::new)
                .toCompletableFuture();
    }

    @Test
    void nobodyToAskIsAPass() {
        assertThat(new Panel(checks, workers, time).isEmpty(Stage.HELO)).isTrue();
        assertThat(judge().join().kind()).isEqualTo(Verdict.Kind.PASS);
    }

    @Test
    void theStrictestWinsAndHeadersAndFindingsOfAllAreKept() {
        add(Check.blocking(
                p -> Verdict.defer(LATER).prepend(new Header("X-One", "1")).finding("first")));
        add(Check.blocking(
                p -> Verdict.discard("away").prepend(new Header("X-Two", "2")).finding(2)));
        add(Check.blocking(p -> Verdict.quarantine("odd").finding("third")));
        Verdict verdict = judge(Verdict.pass().finding("before")).join();
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.DEFER);
        assertThat(verdict.reply()).contains(LATER);
        assertThat(verdict.headers().toString()).isEqualTo("X-One: 1\r\nX-Two: 2\r\n");
        assertThat(verdict.findings()).containsExactly("before", "first", 2, "third");
    }

    @Test
    void aLaterCheckSeesWhatEarlierOnesFound() {
        List<Object> seen = new ArrayList<>();
        add(Check.blocking(p -> Verdict.pass().finding("one").finding("two")));
        add(Check.blocking(p -> {
            seen.add(p.finding(String.class).orElseThrow());
            seen.add(p.finding(Integer.class));
            return Verdict.pass();
        }));
        judge().join();
        assertThat(seen).containsExactly("two", Optional.empty());
    }

    @Test
    void nobodyIsAskedAfterARejection() {
        List<String> asked = new ArrayList<>();
        add(Check.blocking(p -> Verdict.reject(NO)));
        add(Check.blocking(p -> {
            asked.add("second");
            return Verdict.pass();
        }));
        assertThat(judge().join().reply()).contains(NO);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatFailsDefers(ExpectedLogs logs) {
        logs.error("check odd at helo failed").stackTrace("it broke");
        add(Check.<HelloProbe>blocking(p -> {
                    throw new IllegalStateException("it broke");
                })
                .named("odd"));
        assertThat(judge().join().reply().orElseThrow().code()).isEqualTo(451);
    }

    @Test
    void aFailedStageAndNoVerdictFailToo(ExpectedLogs logs) {
        logs.error("check failing at helo failed")
                .stackTrace("it broke")
                .error("check silent at helo failed")
                .stackTrace("no verdict");
        Check<HelloProbe> failing = p -> CompletableFuture.failedFuture(new IllegalStateException("it broke"));
        add(failing.named("failing").orElse(Verdict.quarantine("unchecked")));
        Check<HelloProbe> silent = p -> silence();
        add(silent.named("silent").orElse(Verdict.pass()));
        assertThat(judge().join().kind()).isEqualTo(Verdict.Kind.QUARANTINE);
    }

    @SuppressWarnings("NullAway") // what an application's check may do
    private static CompletionStage<Verdict> silence() {
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void theDeadlineEndsTheWait(ExpectedLogs logs) {
        logs.error("check slow at helo took too long");
        CompletableFuture<Verdict> late = new CompletableFuture<>();
        List<Instant> told = new ArrayList<>();
        Check<HelloProbe> slow = p -> {
            told.add(p.deadline());
            return late;
        };
        add(slow.named("slow").within(Duration.ofSeconds(5)));
        CompletableFuture<Verdict> verdict = judge();
        time.advance(Duration.ofMillis(4_999));
        assertThat(verdict).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(verdict.join().kind()).isEqualTo(Verdict.Kind.DEFER);
        late.complete(Verdict.reject(NO));
        assertThat(verdict.join().kind()).isEqualTo(Verdict.Kind.DEFER);
        assertThat(told).containsExactly(Instant.parse("2024-01-01T00:00:05Z"));
    }

    @Test
    void noFreeWorkerIsAFailure(ExpectedLogs logs) {
        logs.error("found no free worker");
        workers = task -> {
            throw new RejectedExecutionException("busy");
        };
        add(Check.blocking(p -> Verdict.pass()));
        assertThat(judge().join().kind()).isEqualTo(Verdict.Kind.DEFER);
    }

    @Test
    void anInterruptThatACheckLeavesGoesNoFurther() {
        add(Check.blocking(p -> {
            Thread.currentThread().interrupt();
            return Verdict.pass();
        }));
        judge().join();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aRejectionIsA5xxAndADeferralA4xx() {
        assertThatThrownBy(() -> Verdict.reject(LATER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Verdict.defer(NO)).isInstanceOf(IllegalArgumentException.class);
        Check<HelloProbe> any = Check.blocking(p -> Verdict.pass());
        assertThatThrownBy(() -> any.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
