package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.net.Tls;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.transcript.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real mail programs against a server over a maildir. */
class ImapClientsIT {

    private static final int MESSAGES = 200;

    @TempDir
    static Path certificates;

    @TempDir
    Path directory;

    private ImapServerWorld world;

    @BeforeEach
    void start() {
        world = ImapServerWorld.over(MaildirStore::at, Tls.selfSigned(certificates, "localhost"));
        given("account john@x.test secret");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void given(String text) {
        world.given(new Statement(text, List.of()));
    }

    private void then(String text) {
        world.then(new Statement(text, List.of()));
    }

    /** Two ways: all comes down, a flag and a new message go up, and a second run changes nothing. */
    @Test
    void mbsyncKeepsBothSidesAlike() throws IOException {
        given("messages john@x.test INBOX " + MESSAGES);
        Path local = Files.createDirectories(directory.resolve("local"));
        Path rc = Files.writeString(
                directory.resolve("mbsyncrc"), """
                IMAPAccount server
                Host 127.0.0.1
                Port %d
                User john@x.test
                Pass secret
                SSLType None
                AuthMechs LOGIN

                IMAPStore far
                Account server

                MaildirStore near
                Path %s/
                Inbox %s/INBOX
                SubFolders Verbatim

                Channel all
                Far :far:
                Near :near:
                Patterns *
                Create Both
                Expunge Both
                SyncState *
                """.formatted(world.plain().getPort(), local, local));
        mbsync(rc);
        Path inbox = local.resolve("INBOX");
        assertThat(files(inbox)).hasSize(MESSAGES);

        Path first = files(inbox).get(0);
        String name = String.valueOf(first.getFileName()).replaceFirst(":2,.*", "");
        Files.move(first, inbox.resolve("cur").resolve(name + ":2,FS"));
        Files.writeString(inbox.resolve("new").resolve("1.mine.host"), "Subject: mine\n\nfrom this side\n");
        mbsync(rc);
        then("mailbox john@x.test INBOX holds " + (MESSAGES + 1));
        given("expunged john@x.test INBOX 3:5");
        mbsync(rc);
        assertThat(files(inbox)).hasSize(MESSAGES - 2);
        mbsync(rc);
        then("mailbox john@x.test INBOX holds " + (MESSAGES - 2));
    }

    private void mbsync(Path rc) {
        RunProgram.of(Peers.require("mbsync").toString(), "-c", rc.toString(), "-a")
                .environment("HOME", directory.toString())
                .within(Duration.ofSeconds(60))
                .run()
                .requireSuccess();
    }

    private static List<Path> files(Path maildir) throws IOException {
        try (Stream<Path> all = Files.walk(maildir)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void pythonDoesEverything() {
        given("messages john@x.test INBOX 3");
        Ran ran = RunProgram.of(Peers.require("python3").toString(), "-")
                .input("""
                        import imaplib, ssl
                        context = ssl.create_default_context()
                        context.check_hostname = False
                        context.verify_mode = ssl.CERT_NONE
                        m = imaplib.IMAP4('127.0.0.1', PLAIN)
                        m.starttls(context)
                        m.authenticate('PLAIN', lambda challenge: b'\\0john@x.test\\0secret')
                        m.enable('CONDSTORE') if 'CONDSTORE' in m.capabilities else None
                        assert m.select('INBOX')[1] == [b'3']
                        assert m.search(None, 'SUBJECT', '"message 2"')[1] == [b'2']
                        kind, data = m.fetch('2', '(FLAGS BODY.PEEK[])')
                        assert b'body 2' in data[0][1], data
                        m.store('2', '+FLAGS', r'(\\Deleted $Mine)')
                        assert m.copy('1', 'Archive')[0] == 'OK'
                        assert m.uid('MOVE', '3', 'Trash')[0] == 'OK'
                        assert b'2' in m.expunge()[1]
                        assert m.append('Drafts', r'(\\Draft)', None, b'Subject: x\\n\\ntext\\n')[0] == 'OK'
                        assert m.create('"Entw&APw-rfe/neu"')[0] == 'OK'
                        assert m.rename('"Entw&APw-rfe/neu"', 'Neu')[0] == 'OK'
                        assert m.subscribe('Neu')[0] == 'OK'
                        assert any(b'Neu' in line for line in m.lsub()[1])
                        assert m.status('Drafts', '(MESSAGES UIDNEXT)')[1] == [b'Drafts (MESSAGES 1 UIDNEXT 2)']
                        assert m.namespace()[0] == 'OK'
                        m.close()
                        m.logout()
                        t = imaplib.IMAP4_SSL('127.0.0.1', TLS, ssl_context=context)
                        t.login('john@x.test', 'secret')
                        assert t.select('Archive', readonly=True)[1] == [b'1']
                        t.logout()
                        print('done')
                        """.replace(", PLAIN)", ", " + world.plain().getPort() + ")")
                        .replace(", TLS,", ", " + world.tls().getPort() + ",")
                        .getBytes(StandardCharsets.UTF_8))
                .within(Duration.ofSeconds(60))
                .run()
                .requireSuccess();
        assertThat(ran.out()).contains("done");
        then("mailbox john@x.test INBOX holds 1");
        then("mailbox john@x.test Trash holds 1");
    }

    @Test
    void curlListsReadsAndAppends() throws IOException {
        given("messages john@x.test INBOX 2");
        String server = "imaps://127.0.0.1:" + world.tls().getPort();
        assertThat(curl(server + "/").out()).contains("INBOX").contains("\\Sent");
        assertThat(curl(server + "/INBOX;MAILINDEX=2").out()).contains("body 2");
        Path message = Files.writeString(directory.resolve("message"), "Subject: up\n\nby curl\n");
        curl(server + "/Drafts", "-T", message.toString());
        then("mailbox john@x.test Drafts holds 1");
        assertThat(curl(server + "/INBOX", "-X", "SEARCH TEXT \"body 1\"").out())
                .contains("* SEARCH 1");
    }

    private static Ran curl(String... arguments) {
        return RunProgram.of(Peers.require("curl").toString(), "-sS", "--insecure", "--user", "john@x.test:secret")
                .and(arguments)
                .within(Duration.ofSeconds(60))
                .run()
                .requireSuccess();
    }
}
