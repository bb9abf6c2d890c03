package dev.mailwright.queue;

import static dev.mailwright.queue.kit.QueueEntries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.event.Bounced;
import dev.mailwright.event.Deferred;
import dev.mailwright.event.Queued;
import dev.mailwright.event.Relayed;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Notify;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.message.ReturnContent;
import dev.mailwright.queue.kit.QueueEntries;
import dev.mailwright.queue.kit.ScriptedCourier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningQueueTest {

    private final QueueBench bench = new QueueBench(Routes.DIRECT);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void mailThatIsTakenIsGone() {
        bench.add(entry("m", "bob@example.org"));
        assertThat(bench.courier.seen()).hasSize(1);
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.reports).isEmpty();
        assertThat(bench.events)
                .hasExactlyElementsOfTypes(
                        bench.events.get(0).getClass(), bench.events.get(1).getClass());
        assertThat(bench.events.get(0)).isInstanceOf(Queued.class);
        assertThat(bench.events.get(1)).isInstanceOf(Relayed.class);
    }

    /** Postfix's schedule: 300 s, then as old as it is, at most 4,000 s; a notice after four hours, a report after five days. */
    @Test
    void fiveDaysPassInMilliseconds() {
        bench.courier.answer = recipient -> ScriptedCourier.LATER;
        bench.add(entry("m", "bob@example.org"));
        bench.time.advance(Duration.ofDays(6));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < bench.attempts.size(); i++) {
            pauses.add(Duration.between(bench.attempts.get(i - 1), bench.attempts.get(i)));
        }
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(330));
        assertThat(pauses.subList(0, pauses.size() - 1))
                .allSatisfy(p -> assertThat(p).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(4_000)));
        assertThat(pauses.get(4)).isGreaterThan(Duration.ofSeconds(2_000));
        assertThat(bench.attempts).hasSizeBetween(105, 130);
        Instant last = bench.attempts.get(bench.attempts.size() - 1);
        assertThat(last).isEqualTo(QueueEntries.ARRIVAL.plus(Duration.ofDays(5)));
        assertThat(bench.reports).hasSize(2);
        assertThat(bench.reports.get(0)).contains("Subject: Delayed", "Action: delayed", "Status: 4.3.0");
        assertThat(bench.reports.get(1)).contains("Subject: Undelivered", "Action: failed", "Status: 4.4.7");
        assertThat(bench.reportsTo)
                .allSatisfy(envelope -> assertThat(envelope.sender().isNull()).isTrue());
        assertThat(bench.events.stream().filter(Bounced.class::isInstance)).hasSize(1);
        assertThat(bench.events.stream().filter(Deferred.class::isInstance)).hasSize(bench.attempts.size() - 1);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void aRefusedRecipientIsReportedOnceAndTheOthersGetTheirMail() {
        bench.courier.answer = recipient -> recipient.startsWith("no")
                ? ScriptedCourier.NEVER
                : recipient.startsWith("late") ? ScriptedCourier.LATER : ScriptedCourier.TAKEN;
        bench.add(entry("m", "yes@example.org", "no@example.org", "late@example.org"));
        assertThat(bench.reports).hasSize(1);
        assertThat(bench.reports.get(0))
                .contains("Final-Recipient: rfc822; no@example.org", "Status: 5.1.1", "Auto-Submitted: auto-replied")
                .contains("Remote-MTA: dns; mx.example", "Diagnostic-Code: smtp; 550 5.1.1 no such user")
                .doesNotContain("Final-Recipient: rfc822; yes");
        bench.courier.answer = recipient -> ScriptedCourier.TAKEN;
        bench.time.advance(Duration.ofMinutes(6));
        assertThat(bench.courier.seen().get(1).recipients()).hasToString("[late@example.org]");
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.reports).hasSize(1);
    }

    @Test
    void nobodyIsToldOfABounce() {
        bench.courier.answer = recipient -> ScriptedCourier.NEVER;
        bench.add(QueueEntry.of(
                "m",
                Envelope.from(ReversePath.NULL),
                10,
                QueueEntries.ARRIVAL,
                List.of(QueueEntries.recipient("bob@example.org"))));
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.reports).isEmpty();
    }

    @Test
    void reportsFollowTheWishes() {
        EmailAddress bob = EmailAddress.of("bob@example.org");
        RecipientOptions never = RecipientOptions.NONE.withNotify(Notify.NEVER);
        RecipientOptions success = RecipientOptions.NONE.withNotify(Notify.SUCCESS);
        Envelope envelope = Envelope.from("ann@example.com")
                .returning(ReturnContent.HEADERS)
                .envelopeId("Q+1");
        bench.courier.answer = recipient -> ScriptedCourier.NEVER;
        bench.add(
                QueueEntry.of("m1", envelope, 10, QueueEntries.ARRIVAL, List.of(QueuedRecipient.of(bob, bob, never))));
        assertThat(bench.reports).isEmpty();
        bench.courier.answer = recipient -> ScriptedCourier.TAKEN;
        bench.add(QueueEntry.of(
                "m2", envelope, 10, QueueEntries.ARRIVAL, List.of(QueuedRecipient.of(bob, bob, success))));
        assertThat(bench.reports).hasSize(1);
        assertThat(bench.reports.get(0)).contains("Action: relayed", "Original-Envelope-Id: Q+1");
        bench.courier.answer = recipient -> ScriptedCourier.TAKEN.withReporting();
        bench.add(QueueEntry.of(
                "m3", envelope, 10, QueueEntries.ARRIVAL, List.of(QueuedRecipient.of(bob, bob, success))));
        assertThat(bench.reports).hasSize(1);
    }

    @Test
    void aHopThatIsDownIsAskedOncePerPauseAndNotForEachMessage() {
        bench.courier.answer = recipient -> ScriptedCourier.DOWN;
        for (int i = 0; i < 200; i++) {
            bench.add(entry("m" + i, "bob@example.org"));
        }
        assertThat(bench.attempts).hasSize(1);
        bench.time.advance(Duration.ofHours(1));
        assertThat(bench.attempts).hasSizeLessThan(12);
        bench.courier.answer = recipient -> ScriptedCourier.TAKEN;
        bench.time.advance(Duration.ofHours(2));
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.reports).isEmpty();
    }

    @Test
    void mailForADeadHopComesBackInTimeEach() {
        bench.courier.answer = recipient -> ScriptedCourier.DOWN;
        for (int i = 0; i < 20; i++) {
            bench.add(entry("m" + i, "bob@example.org"));
        }
        bench.time.advance(Duration.ofDays(5));
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.reports.stream().filter(r -> r.contains("Undelivered")))
                .hasSize(20);
        assertThat(bench.reports.stream().filter(r -> r.contains("Delayed"))).hasSize(20);
    }

    @Test
    void oneSlowHopDelaysNoOther() {
        bench.courier.gate = new CompletableFuture<>();
        for (int i = 0; i < 50; i++) {
            bench.add(entry("slow" + i, "bob@slow.example"));
        }
        assertThat(bench.courier.seen()).hasSize(Lane.INITIAL);
        CompletableFuture<Void> slow = bench.courier.gate;
        bench.courier.gate = CompletableFuture.completedFuture(null);
        bench.add(entry("fast", "bob@fast.example"));
        assertThat(bench.queue
                        .list(QueueFilter.ALL.domain(Domain.of("fast.example")), 10)
                        .items())
                .isEmpty();
        slow.complete(null);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void whatACourierHasCannotBeChanged() {
        bench.courier.gate = new CompletableFuture<>();
        QueueId id = bench.add(entry("m", "bob@example.org"));
        assertThat(bench.queue.show(id)).get().extracting(QueueItem::state).isEqualTo(QueueItem.State.IN_FLIGHT);
        assertThat(bench.queue.delete(id)).isEqualTo(QueueAnswer.IN_FLIGHT);
        assertThat(bench.queue.hold(id)).isEqualTo(QueueAnswer.IN_FLIGHT);
        bench.courier.gate.complete(null);
        assertThat(bench.queue.delete(id)).isEqualTo(QueueAnswer.ABSENT);
    }

    @Test
    void heldMailWaitsForItsRelease() {
        bench.courier.answer = recipient -> ScriptedCourier.LATER;
        QueueId id = bench.add(entry("m", "bob@example.org"));
        assertThat(bench.queue.hold(id)).isEqualTo(QueueAnswer.DONE);
        bench.time.advance(Duration.ofDays(1));
        assertThat(bench.attempts).hasSize(1);
        assertThat(bench.queue.flush()).isZero();
        assertThat(bench.queue
                        .list(QueueFilter.ALL.state(QueueItem.State.HELD), 10)
                        .items())
                .hasSize(1);
        bench.courier.answer = recipient -> ScriptedCourier.TAKEN;
        assertThat(bench.queue.release(id)).isEqualTo(QueueAnswer.DONE);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void ordersAreCarriedOut() {
        bench.courier.answer = recipient -> ScriptedCourier.LATER;
        QueueId deleted = bench.add(entry("m1", "bob@one.example"));
        QueueId bounced = bench.add(entry("m2", "bob@two.example"));
        QueueId rerouted = bench.add(entry("m3", "bob@three.example"));
        QueueId domain = bench.add(entry("m4", "bob@four.example"));
        assertThat(bench.queue
                        .show(deleted)
                        .orElseThrow()
                        .entry()
                        .recipients()
                        .get(0)
                        .lastAnswer())
                .hasValueSatisfying(reply -> assertThat(reply.code()).isEqualTo(451));
        assertThat(bench.queue.delete(deleted)).isEqualTo(QueueAnswer.DONE);
        assertThat(bench.queue.bounce(bounced)).isEqualTo(QueueAnswer.DONE);
        assertThat(bench.reports).singleElement().asString().contains("bob@two.example");
        bench.courier.answer = recipient -> ScriptedCourier.TAKEN;
        assertThat(bench.queue.reroute(rerouted, NextHop.parse("[2001:db8::1]:2525")))
                .isEqualTo(QueueAnswer.DONE);
        assertThat(bench.courier.seen().get(4).hop()).hasToString("[2001:db8::1]:2525");
        assertThat(bench.queue.retry(Domain.of("four.example"))).isEqualTo(1);
        assertThat(bench.queue.show(domain)).isEmpty();
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void pagesFollowEachOther() {
        bench.courier.answer = recipient -> ScriptedCourier.LATER;
        for (int i = 0; i < 25; i++) {
            bench.add(entry("m" + i, "bob@d" + i % 3 + ".example"));
        }
        QueuePage first = bench.queue.list(QueueFilter.ALL, 10);
        QueuePage second = bench.queue.list(QueueFilter.ALL.after(first.next().orElseThrow()), 10);
        QueuePage third = bench.queue.list(QueueFilter.ALL.after(second.next().orElseThrow()), 10);
        assertThat(third.next()).isEmpty();
        assertThat(first.items().size() + second.items().size() + third.items().size())
                .isEqualTo(25);
        assertThat(bench.queue
                        .list(QueueFilter.ALL.recipient(EmailAddress.of("bob@d1.example")), 100)
                        .items())
                .hasSize(8);
        assertThat(bench.queue.flush()).isEqualTo(25);
    }

    @Test
    void recipientsWithDifferentNextHopsGoOneAfterTheOther() {
        QueueBench routed = new QueueBench(Routes.DIRECT
                .to("one.example", NextHop.parse("10.0.0.1:25"))
                .smarthost(Relay.smtp("relay.example", 587)));
        routed.add(entry("m", "a@one.example", "b@two.example", "c@three.example"));
        assertThat(routed.courier.seen().stream()
                        .map(c -> c.hop() + " " + c.recipients().size()))
                .containsExactly("10.0.0.1:25 1", "relay.example:587 2");
        assertThat(routed.queue.size()).isZero();
        routed.close();
    }
}
