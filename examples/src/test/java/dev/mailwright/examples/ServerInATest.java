package dev.mailwright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.imap.Imap;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.smtp.Smtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How an application tests that it sends mail: a whole server in the test, in memory and on free ports. */
class ServerInATest {

    @RegisterExtension
    static final MailServerExtension mail = MailServerExtension.with(b -> b.accounts(a -> a.captureAll())
            .add(Smtp.inbound().listen("localhost", 0))
            .add(Imap.server().listen("localhost", 0)));

    @Test
    void theCustomerGetsAConfirmation() throws Exception {
        placeOrder();
        Mail confirmation =
                mail.mails().to("buyer@example.com").subject("Your order").await();
        assertThat(confirmation.text()).startsWith("Hello");
        mail.mails().to("buyer@example.com").count(1);
    }

    /** Stands for the application under test, which was given the address of the server. */
    private static void placeOrder() throws Exception {
        Clients.send(mail.client().smtpPort(), "shop@example.com", "buyer@example.com", "Your order 4711");
    }
}
