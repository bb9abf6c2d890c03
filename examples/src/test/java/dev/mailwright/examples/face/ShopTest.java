package dev.mailwright.examples.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.imap.Imap;
import dev.mailwright.junit.MailClient;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.smtp.Smtp;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop whose tests used to run against a mock. */
class ShopTest {

    @RegisterExtension
    static final MailServerExtension mail = MailServerExtension.with(b -> b.accounts(a -> a.captureAll())
            .add(Smtp.inbound().listen(0))
            .add(Imap.server().listen(0)));

    @Test
    void confirmationArrives() throws MessagingException {
        placeOrder(mail.client());
        Mail m = mail.mails().to("buyer@example.com").subject("Your order").await();
        assertThat(m.text()).contains("4711");
        mail.mails().to("buyer@example.com").count(1);
    }

    @Test
    void eachTestBeginsWithEmptyMailboxes() throws MessagingException {
        placeOrder(mail.client());
        mail.mails().to("buyer@example.com").count(1);
    }

    /** The application under test. */
    private static void placeOrder(MailClient server) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("shop@shop.example");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("buyer@example.com"));
        message.setSubject("Your order");
        message.setText("It has the number 4711.");
        Transport.send(message);
    }
}
