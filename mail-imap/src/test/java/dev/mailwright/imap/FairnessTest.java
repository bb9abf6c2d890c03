package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailboxName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One worker alone, and somebody searches through everything. */
class FairnessTest {

    private static final ExecutorService ONE = Executors.newSingleThreadExecutor();

    @RegisterExtension
    static final MailServerExtension MAIL =
            MailServerExtension.with(b -> b.accounts(a -> a.account("john@example.com", Password.of("secret")))
                    .threads(t -> t.workers(ONE))
                    .add(Imap.server().listen("127.0.0.1", 0)));

    @AfterAll
    static void end() {
        ONE.shutdown();
    }

    @Test
    void aLongSearchLetsOthersHaveTheirTurn() throws IOException {
        Message message = Message.of("Subject: x\n\n" + "nothing to be found in this line\n".repeat(3_000));
        for (int i = 0; i < 400; i++) {
            MAIL.server().mailboxes().append(EmailAddress.of("john@example.com"), MailboxName.INBOX, message, Set.of());
        }
        try (Client searcher = new Client();
                Client other = new Client()) {
            searcher.login();
            other.login();
            searcher.send("s SEARCH BODY \"needle that is not there\"");
            other.send("o STATUS INBOX (MESSAGES)");
            assertThat(other.until("o ")).startsWith("o OK");
            assertThat(searcher.hasAnswer()).as("the search goes on meanwhile").isFalse();
            assertThat(searcher.until("s ")).startsWith("s OK");
        }
    }

    private static final class Client implements AutoCloseable {

        private final Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), MAIL.client().imapPort());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        Client() throws IOException {
            socket.setSoTimeout(60_000);
            in.readLine();
        }

        void login() throws IOException {
            send("l LOGIN john@example.com secret");
            until("l ");
            send("e SELECT INBOX");
            until("e ");
        }

        void send(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        String until(String tag) throws IOException {
            String line = in.readLine();
            while (!line.startsWith(tag)) {
                line = in.readLine();
            }
            return line;
        }

        boolean hasAnswer() throws IOException {
            return in.ready();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
