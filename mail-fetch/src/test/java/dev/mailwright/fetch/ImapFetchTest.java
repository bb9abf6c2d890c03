package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mailwright.fetch.FetchStatus.State;
import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.peer.ImapPeer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImapFetchTest {

    @TempDir
    private Path directory;

    private ImapPeer peer;
    private World world;

    @BeforeEach
    void start() {
        peer = ImapPeer.start(Pop3FetchTest.mail("one"), Pop3FetchTest.mail("two"), Pop3FetchTest.mail("three"));
    }

    @AfterEach
    void stop() {
        if (world != null) {
            world.close();
        }
        peer.close();
    }

    private FetchAccount account() {
        return Fetch.imap("isp", "127.0.0.1")
                .port(peer.port())
                .withoutTls()
                .privateNetwork()
                .login("u", "p")
                .deliverTo("john")
                .disabled();
    }

    private PollResult poll(FetchAccount account) {
        if (world == null) {
            world = World.at(directory, account);
        } else {
            world.engine().put(account);
        }
        PollResult result = world.poll("isp");
        assertThat(result.outcome()).as(result.error()).isEqualTo(Outcome.OK);
        return result;
    }

    @Test
    void fetchesDeliversAndDeletesItsOwn() {
        PollResult result = poll(account());
        assertThat(result.delivered()).isEqualTo(3);
        assertThat(result.deleted()).isEqualTo(3);
        assertThat(world.subjects("john@example.com")).containsExactly("one", "two", "three");
        assertThat(world.mails("john@example.com").get(0)).endsWith(Pop3FetchTest.mail("one"));
        assertThat(peer.count("INBOX")).isZero();
        assertThat(peer.commands()).contains("UID EXPUNGE 1:3").doesNotContain("EXPUNGE");
    }

    @Test
    void removesNothingOfOthersWithoutUidplus() {
        peer.capabilities("IMAP4rev1").markDeleted("INBOX", peer.put("INBOX", Pop3FetchTest.mail("four")));
        FetchAccount unseen = account().unseenOnly();
        peer.markSeen("INBOX", 4);
        PollResult result = poll(unseen);
        assertThat(result.delivered()).isEqualTo(3);
        assertThat(result.deleted()).isZero();
        assertThat(peer.commands()).doesNotContain("EXPUNGE");
        assertThat(peer.count("INBOX")).isEqualTo(4);
        assertThat(poll(unseen).delivered()).isZero();
    }

    @Test
    void removesItsOwnWithoutUidplusWhenNobodyElseMarkedAny() {
        peer.capabilities("IMAP4rev1");
        assertThat(poll(account()).deleted()).isEqualTo(3);
        assertThat(peer.commands()).contains("EXPUNGE");
    }

    @Test
    void findsMessagesAgainAfterAChangeOfUidvalidity() {
        assertThat(poll(account().keep()).delivered()).isEqualTo(3);
        peer.put("INBOX", Pop3FetchTest.mail("four"));
        peer.renumber("INBOX");
        assertThat(poll(account().keep()).delivered()).isEqualTo(1);
        assertThat(world.subjects("john@example.com")).containsExactly("one", "two", "three", "four");
        peer.renumber("INBOX");
        assertThat(poll(account().keep()).delivered()).isZero();
    }

    @Test
    void takesWhatIsSeenForFetchedWhenAskedTo() {
        peer.markSeen("INBOX", 2);
        PollResult result = poll(account().keep().baseline(Baseline.seenFlag()));
        assertThat(result.delivered()).isEqualTo(2);
        assertThat(result.passed()).isEqualTo(1);
        peer.markSeen("INBOX", peer.put("INBOX", Pop3FetchTest.mail("four")));
        assertThat(poll(account().keep().baseline(Baseline.seenFlag())).delivered())
                .isEqualTo(1);
        peer.renumber("INBOX");
        assertThat(poll(account().keep().baseline(Baseline.seenFlag())).delivered())
                .isZero();
    }

    @Test
    void takesFoldersIntoFolders() {
        peer.put("Sent", Pop3FetchTest.mail("sent"));
        assertThat(poll(account().folder("INBOX", "INBOX").folder("Sent", "Old/Sent"))
                        .delivered())
                .isEqualTo(4);
        assertThat(world.subjects("john@example.com", "Old", "Sent")).containsExactly("sent");
    }

    @Test
    void waitsForNewsOnAnIdleConnection() {
        poll(account().keep().every(Duration.ofMinutes(5)).idle());
        world.engine().enable("isp");
        await().until(() -> world.status("isp").state() == State.IDLE);
        peer.put("INBOX", Pop3FetchTest.mail("four"));
        await().until(() -> world.subjects("john@example.com").size() == 4);
        await().until(() -> world.status("isp").state() == State.IDLE);
        long before = peer.commands().stream().filter("IDLE"::equals).count();
        world.advance(Duration.ofMinutes(28));
        await().until(() -> peer.commands().stream().filter("IDLE"::equals).count() == before + 1);
        assertThat(world.subjects("john@example.com")).hasSize(4);
        world.engine().disable("isp");
        await().until(() -> world.status("isp").state() == State.DISABLED);
    }
}
