package dev.mailwright.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mailwright.MailServer;
import dev.mailwright.Submission;
import dev.mailwright.SubmissionRefused;
import dev.mailwright.directory.Password;
import dev.mailwright.event.Bounced;
import dev.mailwright.event.Deferred;
import dev.mailwright.event.Relayed;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.QueueFilter;
import dev.mailwright.queue.QueueItem;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.RetrySchedule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that sends over a next hop which misbehaves in every way. */
class OutboundTest {

    private static final ScriptedHop HOP = hop();

    @RegisterExtension
    final MailServerExtension mail = MailServerExtension.with(builder -> builder.localDomain("example.com")
            .heloName("out.example.com")
            .accounts(accounts ->
                    accounts.account("ann@example.com", Password.of("pw")).alias("away@example.com", "x@other.example"))
            .smarthost("127.0.0.1", HOP.port(), Relay::plaintext));

    /** Longer than the first pause, and not so much that a dialogue begun at its end would time out. */
    private static final Duration RETRY = Duration.ofSeconds(335);

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    private static ScriptedHop hop() {
        try {
            return new ScriptedHop();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        HOP.reset();
        mail.server().events().on(Relayed.class, events::add);
        mail.server().events().on(Deferred.class, events::add);
        mail.server().events().on(Bounced.class, events::add);
    }

    private Submission submit(String text, String... to) {
        return mail.server()
                .submit(
                        Envelope.from("ann@example.com").to(to),
                        Message.of("From: ann@example.com\r\nSubject: " + text + "\r\n\r\n" + text + "\r\n"));
    }

    private <T> T next(Class<T> kind) throws InterruptedException {
        Object event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(kind);
        return kind.cast(event);
    }

    @Test
    void mailForOthersGoesOut() throws InterruptedException {
        Submission sent = submit("hello", "bob@other.example", "away@example.com");
        assertThat(List.of(next(Relayed.class).submission(), next(Relayed.class).submission()))
                .containsOnly(sent);
        assertThat(HOP.taken()).hasSize(1);
        assertThat(HOP.said())
                .contains("EHLO out.example.com", "RCPT TO:<bob@other.example>", "RCPT TO:<x@other.example>");
    }

    @Test
    void chunksGoOutInOneWrite() throws InterruptedException {
        HOP.features = "PIPELINING\n8BITMIME\nCHUNKING\nDSN";
        submit(".dot", "bob@other.example");
        next(Relayed.class);
        assertThat(HOP.taken().get(0)).endsWith("\r\n\r\n.dot\r\n");
        assertThat(HOP.said()).anyMatch(line -> line.startsWith("BDAT"));
    }

    @Test
    void withoutPipeliningCommandsGoOneByOne() throws InterruptedException {
        HOP.features = "8BITMIME";
        submit(".dot", "bob@other.example");
        next(Relayed.class);
        assertThat(HOP.taken().get(0)).endsWith("\r\n\r\n..dot\r\n");
    }

    @Test
    void strayLineEndsDoNotLeave() throws InterruptedException {
        byte[] bytes = "Subject: x\r\n\r\na\n.\nb\r.\rc\r\n.\r\nd".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        mail.server().submit(Envelope.from("ann@example.com").to("bob@other.example"), Message.of(bytes));
        next(Relayed.class);
        assertThat(HOP.taken()).singleElement().asString().endsWith("\r\n\r\na . b . c\r\n..\r\nd\r\n");
    }

    @Test
    void aLargeMessageIsPumped() throws InterruptedException {
        HOP.features = "PIPELINING\n8BITMIME\nSIZE 10000000";
        String body = "0123456789012345678901234567890123456789\r\n".repeat(20_000);
        mail.server()
                .submit(
                        Envelope.from("ann@example.com").to("bob@other.example"),
                        Message.of("Subject: big\r\n\r\n" + body));
        next(Relayed.class);
        assertThat(HOP.taken().get(0)).hasSize(("Subject: big\r\n\r\n" + body).length());
    }

    @Test
    void whatIsTooLargeForTheHopComesBackAtOnce() throws InterruptedException {
        HOP.features = "PIPELINING\nSIZE 10";
        submit("hello", "bob@other.example");
        assertThat(next(Bounced.class).reply().status()).isEqualTo("5.3.4");
        mail.mails().to("ann@example.com").subject("Undelivered").await();
        assertThat(HOP.said()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void atEveryStageLaterMeansLaterAndNeverMeansNever() throws InterruptedException {
        for (String stage : List.of("GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END")) {
            mail.advance(Duration.ofSeconds(20));
            HOP.answers.put(stage, stage.equals("EHLO") ? "421 4.3.0 later" : "451 4.3.0 later");
            submit("at " + stage, "bob@other.example");
            assertThat(next(Deferred.class).reply().isTransient()).isTrue();
            HOP.answers.clear();
            mail.advance(RETRY);
            next(Relayed.class);
        }
        assertThat(HOP.taken()).hasSize(6);
        for (String stage : List.of("MAIL", "RCPT", "DATA", "END")) {
            HOP.answers.put(stage, "550 5.7.1 never");
            submit("at " + stage, "bob@other.example");
            assertThat(next(Bounced.class).reply().code()).isEqualTo(550);
            HOP.answers.clear();
        }
        mail.mails().to("ann@example.com").subject("Undelivered").count(4);
    }

    @Test
    void nonsenseAndSilenceAreNoAnswers() throws InterruptedException {
        for (String answer : List.of("CLOSE", "hello", "999 what", "250", "250-more\r\n251 other", "x".repeat(5_000))) {
            for (String stage : List.of("GREETING", "EHLO", "MAIL", "RCPT", "DATA")) {
                HOP.answers.put(stage, answer);
                submit(stage, "bob@other.example");
                Object event = events.poll(10, TimeUnit.SECONDS);
                assertThat(event).as(stage + " " + answer).isNotNull();
                HOP.answers.clear();
                if (event instanceof Deferred) {
                    mail.advance(RETRY);
                    next(Relayed.class);
                }
            }
        }
        assertThat(mail.server().queue().size()).isZero();
    }

    /** Cut after every octet that the next hop says: nothing is lost, and at most one more copy arrives, where the message was out already. */
    @Test
    void aCutAfterEveryOctetLosesNothing() throws InterruptedException {
        int cuts = 0;
        for (int octets = 0; ; octets++) {
            synchronized (HOP) {
                HOP.messages.clear();
            }
            mail.advance(Duration.ofSeconds(20));
            HOP.cutAfter.set(octets);
            submit("cut " + octets, "bob@other.example");
            Object event = events.poll(10, TimeUnit.SECONDS);
            HOP.cutAfter.set(-1);
            if (event instanceof Deferred) {
                cuts++;
                mail.advance(RETRY);
                next(Relayed.class);
                assertThat(HOP.taken()).hasSizeBetween(1, 2);
            } else {
                assertThat(event).isInstanceOf(Relayed.class);
                assertThat(HOP.taken()).hasSize(1);
                break;
            }
        }
        assertThat(cuts).isGreaterThan(100);
        assertThat(mail.mails().to("ann@example.com").all()).isEmpty();
    }

    @Test
    void connectionsAreUsedAgain() throws InterruptedException {
        int before = HOP.connections.get();
        for (int i = 0; i < 20; i++) {
            submit("again", "bob@other.example");
            next(Relayed.class);
        }
        assertThat(HOP.connections.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void fiveDaysOfLater() throws InterruptedException {
        HOP.answers.put("END", "451 4.3.0 later");
        submit("late", "bob@other.example");
        next(Deferred.class);
        mail.advance(Duration.ofHours(4));
        mail.mails().to("ann@example.com").subject("Delayed").await();
        mail.advance(Duration.ofDays(5));
        mail.mails().to("ann@example.com").subject("Undelivered").count(1);
        mail.mails().to("ann@example.com").subject("Delayed").count(1);
    }

    @Test
    void theQueueShowsWhatTheHopSaid() throws InterruptedException {
        HOP.answers.put("RCPT", "450 4.2.1 busy");
        submit("seen", "bob@other.example");
        next(Deferred.class);
        await().untilAsserted(() -> {
            List<QueueItem> items =
                    mail.server().queue().list(QueueFilter.ALL, 10).items();
            assertThat(items).singleElement().satisfies(item -> {
                assertThat(item.entry().recipients().get(0).lastAnswer()).hasToString("Optional[450 4.2.1 busy]");
                assertThat(item.entry().recipients().get(0).relay()).contains("127.0.0.1");
            });
        });
    }

    @Test
    void aServerWithoutAQueueIsNotBuiltWhereMailCanGoOut() {
        assertThat(MailServer.builder()
                        .hostname("mx.example.com")
                        .smarthost("relay.example", 587, Relay::startTls)
                        .problems())
                .anyMatch(problem -> problem.code().equals("server.queue.missing"));
        assertThat(MailServer.builder()
                        .hostname("mx.example.com")
                        .smarthost("192.0.2.1", 587, s -> s.login("u", "p"))
                        .problems())
                .anyMatch(problem -> problem.code().equals("server.relay.nameless"));
        assertThat(RetrySchedule.DEFAULT.lifetime()).isEqualTo(Duration.ofDays(5));
        assertThatThrownBy(() -> submit("x", "nobody@example.com")).isInstanceOf(SubmissionRefused.class);
    }
}
