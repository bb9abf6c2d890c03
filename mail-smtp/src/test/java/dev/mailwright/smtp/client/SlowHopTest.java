package dev.mailwright.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.Password;
import dev.mailwright.event.Bounced;
import dev.mailwright.event.Deferred;
import dev.mailwright.event.Relayed;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Next hops that answer one octet a second and never come to an end, or answer more than they were asked. */
class SlowHopTest {

    private static final ScriptedHop HOP = hop();

    @RegisterExtension
    final MailServerExtension mail = MailServerExtension.with(builder -> builder.localDomain("example.com")
            .accounts(accounts -> accounts.account("ann@example.com", Password.of("pw")))
            .route(r -> r.to("tls.example")
                    .via("127.0.0.1", HOP.port(), s -> s.startTls().tlsName("hop.example")))
            .smarthost("127.0.0.1", HOP.port(), Relay::plaintext));

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    private static ScriptedHop hop() {
        try {
            return new ScriptedHop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        HOP.reset();
        mail.server().events().on(Relayed.class, events::add);
        mail.server().events().on(Deferred.class, events::add);
        mail.server().events().on(Bounced.class, events::add);
    }

    private void submit(String to) {
        mail.server()
                .submit(
                        Envelope.from("ann@example.com").to(to),
                        Message.of("From: ann@example.com\r\nSubject: slow\r\n\r\ntext\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void anOctetASecondIsTooSlow(String stage) throws InterruptedException {
        HOP.answers.put(stage, ScriptedHop.TRICKLE);
        submit("bob@other.example");
        Object event = null;
        int seconds = 0;
        while (event == null && seconds < 700) {
            assertThat(HOP.trickled(10)).as("an octet after %s s", seconds).isTrue();
            mail.advance(Duration.ofSeconds(1));
            seconds++;
            event = events.poll(seconds < 290 ? 0 : 20, TimeUnit.MILLISECONDS);
            HOP.trickle();
        }
        assertThat(seconds).isBetween(250, 650);
        assertThat(event)
                .isInstanceOfSatisfying(
                        Deferred.class, late -> assertThat(late.reply().text()).contains("it takes too long"));
        HOP.answers.clear();
        Deferred deferred = (Deferred) event;
        mail.advance(Duration.between(deferred.at(), deferred.nextAttempt()).plusSeconds(2));
        assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOf(Relayed.class);
        assertThat(HOP.taken()).hasSizeBetween(1, stage.equals("END") ? 2 : 1);
        assertThat(mail.mails().to("ann@example.com").all()).isEmpty();
    }

    @Test
    void whatIsSaidInTheClearBehindStartTlsDoesNotCount() throws InterruptedException {
        HOP.features = "PIPELINING\nSTARTTLS";
        HOP.answers.put("STARTTLS", "220 2.0.0 go on\r\n250 injected\r\n250 injected\r\n250 injected");
        submit("bob@tls.example");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOf(Deferred.class);
        assertThat(HOP.said()).contains("STARTTLS").noneMatch(line -> line.startsWith("MAIL"));
        assertThat(HOP.taken()).isEmpty();
    }

    @Test
    void withoutTheTlsThatIsRequiredNothingIsSent() throws InterruptedException {
        HOP.features = "PIPELINING";
        submit("bob@tls.example");
        assertThat(events.poll(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.reply().status()).isEqualTo("4.7.4"));
        assertThat(HOP.said()).noneMatch(line -> line.startsWith("MAIL"));
    }
}
