package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.net.Tls;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.transcript.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that fetch, sort and mirror mail by IMAP, over a maildir. */
class MailProgramsIT {

    private static final int MESSAGES = 40;

    @TempDir
    static Path certificates;

    @TempDir
    Path home;

    private ImapServerWorld world;

    @BeforeEach
    void start() {
        world = ImapServerWorld.over(MaildirStore::at, Tls.selfSigned(certificates, "localhost"));
        world.account("john@x.test", "secret");
        given("messages john@x.test INBOX " + MESSAGES);
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

    private String port() {
        return Integer.toString(world.plain().getPort());
    }

    private Ran run(String program, String... arguments) {
        return RunProgram.of(Peers.require(program).toString(), arguments)
                .environment("HOME", home.toString())
                .within(Duration.ofSeconds(90))
                .run()
                .requireSuccess();
    }

    @Test
    void offlineimapMirrorsBothWays() throws IOException {
        Path local = home.resolve("local");
        Path rc = Files.writeString(home.resolve("offlineimaprc"), """
            [general]
            accounts = john
            metadata = %s/meta
            ui = quiet

            [Account john]
            localrepository = near
            remoterepository = far

            [Repository near]
            type = Maildir
            localfolders = %s

            [Repository far]
            type = IMAP
            remotehost = 127.0.0.1
            remoteport = %s
            remoteuser = john@x.test
            remotepass = secret
            ssl = no
            starttls = no
            """.formatted(home, local, port()));
        run("offlineimap", "-o", "-c", rc.toString());
        assertThat(files(local.resolve("INBOX"))).hasSize(MESSAGES);
        Files.writeString(local.resolve("INBOX/new/1.mine.host"), "Subject: mine\n\nfrom this side\n");
        Files.delete(files(local.resolve("INBOX")).get(0));
        given("expunged john@x.test INBOX 30:31");
        run("offlineimap", "-o", "-c", rc.toString());
        run("offlineimap", "-o", "-c", rc.toString());
        int left = files(local.resolve("INBOX")).size();
        then("mailbox john@x.test INBOX holds " + left);
        assertThat(left).isBetween(MESSAGES - 2, MESSAGES - 1);
    }

    @Test
    void imapfilterSorts() throws IOException {
        Path rc = Files.writeString(home.resolve("filter.lua"), """
            options.create = true
            options.starttls = false
            account = IMAP { server = '127.0.0.1', port = %s, username = 'john@x.test', password = 'secret' }
            results = account.INBOX:contain_subject('message 1')
            results:copy_messages(account['Work'])
            account.INBOX:contain_body('body 2'):move_messages(account['Work'])
            account.INBOX:is_unseen():mark_seen()
            """.formatted(port()));
        run("imapfilter", "-c", rc.toString());
        then("mailbox john@x.test Work holds 22");
        then("mailbox john@x.test INBOX holds 29");
    }

    @Test
    void getmailFetchesAndDeletes() throws IOException {
        Files.createDirectories(home.resolve("mail"));
        Path rc = Files.writeString(home.resolve("getmailrc"), """
            [retriever]
            type = SimpleIMAPRetriever
            server = 127.0.0.1
            port = %s
            username = john@x.test
            password = secret

            [destination]
            type = MDA_external
            path = /bin/sh
            arguments = ("-c", "cat > %s/mail/$$")
            allow_root_commands = true

            [options]
            delete = true
            """.formatted(port(), home));
        run("getmail", "--getmaildir=" + home, "--rcfile=" + rc);
        assertThat(files(home.resolve("mail"))).hasSize(MESSAGES);
        then("mailbox john@x.test INBOX holds 0");
    }

    private static List<Path> files(Path maildir) throws IOException {
        try (Stream<Path> all = Files.walk(maildir)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
