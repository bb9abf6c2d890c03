package dev.mailwright.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.SubmissionRefused;
import dev.mailwright.check.Stage;
import dev.mailwright.directory.Password;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second program of the public face: what an application's tests say about mail that does not get through at once. */
class FaceOutboundTest {

    @RegisterExtension
    static final MailServerExtension mail =
            MailServerExtension.with(b -> b.accounts(a -> a.account("shop@example.com", Password.of("pw"))));

    private static void placeOrder(String to) {
        mail.server()
                .submit(
                        Envelope.from("shop@example.com").to(to),
                        Message.of("From: shop@example.com\r\nSubject: Your order\r\n\r\n4711\r\n"));
    }

    @Test
    void bouncesAfterFiveDays() {
        mail.remote("shop.example").answer(Stage.MESSAGE, "451 4.3.0 later", 1_000);
        placeOrder("buyer@shop.example");
        mail.advance(Duration.ofHours(4).plusSeconds(1));
        mail.mails().subject("Delayed").await();
        mail.advance(Duration.ofDays(5));
        mail.mails().subject("Undelivered").count(1);
        assertThat(mail.remote("shop.example").mails()).isEmpty();
    }

    @Test
    void whatARemoteHostTakesIsSeen() {
        placeOrder("buyer@other.example");
        mail.mails().subject("Undelivered").count(0);
        org.awaitility.Awaitility.await()
                .until(() -> !mail.remote("other.example").mails().isEmpty());
        assertThat(mail.remote("other.example").mails().get(0).text()).contains("4711");
    }

    @Test
    void busyForAWhile() {
        mail.faults().at(Stage.RECIPIENT, "450 4.2.1 busy", 2).at(Stage.MESSAGE, "451 4.3.0 later", 1);
        for (String busy : new String[] {"450 4.2.1 busy", "450 4.2.1 busy", "451 4.3.0 later"}) {
            assertThatThrownBy(() -> placeOrder("shop@example.com"))
                    .isInstanceOfSatisfying(
                            SubmissionRefused.class, e -> assertThat(e.reply()).hasToString(busy));
        }
        placeOrder("shop@example.com");
        mail.mails().to("shop@example.com").subject("Your order").count(1);
    }
}
