package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.testing.dovecot.Dovecot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Dovecot as the remote server. */
class FetchDovecotIT {

    private static final int MESSAGES = 40;

    @TempDir
    private Path directory;

    private Dovecot dovecot;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot.missing());
        Path mail = Files.createDirectories(directory.resolve("vmail/ex.org/u"));
        Dovecot.give(directory.resolve("vmail"));
        assertThat(mail).isDirectory();
        dovecot = new Dovecot(directory.resolve("dovecot"), directory.resolve("vmail"));
        for (int i = 0; i < MESSAGES; i++) {
            save("n" + i);
        }
    }

    @AfterEach
    void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private void save(String subject) throws IOException {
        dovecot.ask(Pop3FetchTest.mail(subject).getBytes(StandardCharsets.ISO_8859_1), "save");
    }

    private List<String> left() throws IOException {
        return dovecot.ask("fetch", "uid", "mailbox", "INBOX", "all");
    }

    private static FetchAccount account(FetchAccount kind, int port) {
        return kind.port(port)
                .withoutTls()
                .privateNetwork()
                .login("u@ex.org", "secret")
                .deliverTo("john")
                .batch(15)
                .disabled();
    }

    private static List<String> all() {
        return IntStream.range(0, MESSAGES).mapToObj(i -> "n" + i).toList();
    }

    private static PollResult poll(World world) {
        PollResult result = world.poll("d");
        assertThat(result.outcome()).as(result.error()).isEqualTo(Outcome.OK);
        return result;
    }

    @Test
    void byImap() throws IOException {
        FetchAccount account = account(Fetch.imap("d", "127.0.0.1"), dovecot.port());
        try (World world = World.at(directory, account)) {
            assertThat(poll(world).deleted()).isEqualTo(MESSAGES);
            assertThat(world.subjects("john@example.com")).containsExactlyElementsOf(all());
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void byPop3() throws IOException {
        assumeTrue(Dovecot.hasPop3(), "dovecot-pop3d is not installed");
        FetchAccount account = account(Fetch.pop3("d", "127.0.0.1"), dovecot.pop3Port());
        try (World world = World.at(directory, account)) {
            assertThat(poll(world).deleted()).isEqualTo(MESSAGES);
            assertThat(world.subjects("john@example.com")).containsExactlyElementsOf(all());
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void keptMailIsKnownAgainWhenUidvalidityChanges() throws IOException {
        FetchAccount account =
                account(Fetch.imap("d", "127.0.0.1"), dovecot.port()).keep();
        try (World world = World.at(directory, account)) {
            assertThat(poll(world).delivered()).isEqualTo(MESSAGES);
            dovecot.ask("mailbox", "update", "--uid-validity", "424242", "INBOX");
            save("new");
            assertThat(poll(world).delivered()).isEqualTo(1);
            assertThat(poll(world).delivered()).isZero();
            assertThat(world.subjects("john@example.com")).hasSize(MESSAGES + 1).contains("new");
        }
    }

    @Test
    void aWrongPasswordIsTold() {
        FetchAccount account =
                account(Fetch.imap("d", "127.0.0.1"), dovecot.port()).login("u@ex.org", "wrong");
        try (World world = World.at(directory, account)) {
            assertThat(world.poll("d").outcome()).isEqualTo(Outcome.AUTHENTICATION);
        }
    }
}
