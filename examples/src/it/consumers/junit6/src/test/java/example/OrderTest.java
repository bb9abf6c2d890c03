package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.imap.Imap;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.smtp.Smtp;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderTest {
    @RegisterExtension
    static final MailServerExtension mail = MailServerExtension.with(b -> b.accounts(a -> a.captureAll())
            .add(Smtp.inbound().listen(0))
            .add(Imap.server().listen(0)));

    @Test
    void confirmationArrives() throws IOException {
        placeOrder();
        Mail m = mail.mails().to("buyer@example.com").subject("Your order").await();
        assertThat(m.text()).contains("4711");
        mail.mails().to("buyer@example.com").count(1);
    }

    @Test
    void theNextTestFindsNoMailOfTheOneBefore() {
        mail.mails().count(0);
    }

    /** The application under test. */
    private static void placeOrder() throws IOException {
        try (Socket socket = new Socket(mail.client().host(), mail.client().smtpPort())) {
            for (String line : new String[] {
                "EHLO shop.example",
                "MAIL FROM:<shop@shop.example>",
                "RCPT TO:<buyer@example.com>",
                "DATA",
                "From: shop@shop.example\r\nTo: buyer@example.com\r\nSubject: Your order\r\n\r\nNumber 4711\r\n.",
                "QUIT"
            }) {
                answer(socket.getInputStream());
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            answer(socket.getInputStream());
        }
    }

    /** Reads one reply of one or more lines. */
    private static void answer(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.append((char) c);
            if (c == '\n') {
                if (line.charAt(3) == ' ') {
                    return;
                }
                line.setLength(0);
            }
        }
        throw new IOException("the server hung up");
    }
}
