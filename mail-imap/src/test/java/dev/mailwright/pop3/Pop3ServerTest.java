package dev.mailwright.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.ConfigurationException;
import dev.mailwright.MailServer;
import dev.mailwright.StartException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** POP3 through the builder of a server, read by programs that are not ours. */
class Pop3ServerTest {

    private static final EmailAddress JOHN = EmailAddress.of("john@example.com");
    private static final int LINES = 160_000;

    private final MailServer server =
            builder(Pop3.server().listen("127.0.0.1", 0)).build().start();

    @BeforeEach
    void mail() {
        append("Subject: first\r\n\r\n.dot\r\nend\r\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static MailServer.Builder builder(Pop3Builder pop3) {
        return MailServer.builder()
                .hostname("mail.example.com")
                .localDomain("example.com")
                .store(MemoryStore.create())
                .accounts(
                        a -> a.account(JOHN.toString(), Password.of("secret")).alias("postmaster@example.com", "john"))
                .add(pop3);
    }

    private void append(String message) {
        try (Message mail = Message.of(message.getBytes(StandardCharsets.US_ASCII))) {
            server.mailboxes().append(JOHN, MailboxName.INBOX, mail, Set.of());
        }
    }

    private String port() {
        return Integer.toString(server.service(Pop3.SERVER).port());
    }

    @Test
    void pythonReadsAndRemoves() {
        String program = Peers.require("python3").toString();
        String script = """
                import poplib, sys
                p = poplib.POP3('127.0.0.1', int(sys.argv[1]), timeout=20)
                p.user('john@example.com'); p.pass_('secret')
                print(p.stat(), p.capa()['UIDL'], p.list()[1], p.retr(1)[1], p.top(1, 1)[1], p.uidl(1)[:3])
                p.dele(1); p.quit()
                """;
        String said = RunProgram.of(program, "-c", script, port())
                .run()
                .requireSuccess()
                .out();
        assertThat(said)
                .contains(
                        "(1, 29)",
                        "[b'1 29']",
                        "[b'Subject: first', b'', b'.dot', b'end']",
                        "[b'Subject: first', b'', b'.dot']");
        assertThat(server.mailboxes().list(JOHN, MailboxName.INBOX)).isEmpty();
    }

    @Test
    void curlFetchesTenMegabytesWhole() {
        String program = Peers.require("curl").toString();
        char[] line = new char[64];
        Arrays.fill(line, 'x');
        String message = "Subject: large\r\n\r\n" + (new String(line) + "\r\n").repeat(LINES);
        append(message);
        String url = "pop3://127.0.0.1:" + port() + "/2";
        String said = RunProgram.of(program, "-sS", "--max-time", "60", "-u", "john@example.com:secret", url)
                .run()
                .requireSuccess()
                .out();
        assertThat(said.length()).isEqualTo(message.length());
        assertThat(said.equals(message)).isTrue();
    }

    @Test
    void aTakenPortIsNamed() {
        int taken = server.service(Pop3.SERVER).port();
        assertThat(server.service(Pop3.SERVER).addresses()).hasSize(1);
        try (MailServer second =
                builder(Pop3.server().listen("127.0.0.1", taken).named("other")).build()) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("other")
                    .hasCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> builder(Pop3.server()).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pop3.listen.missing");
        assertThatThrownBy(() -> builder(Pop3.server().listenTls(0)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.missing");
    }
}
