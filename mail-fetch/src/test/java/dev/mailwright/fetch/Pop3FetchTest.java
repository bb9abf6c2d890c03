package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.DataSize;
import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.peer.Pop3Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pop3FetchTest {

    @TempDir
    private Path directory;

    private Pop3Peer peer;
    private World world;

    static String mail(String subject) {
        return "Return-Path: <ann@elsewhere.example>\r\nMessage-ID: <" + subject + "@elsewhere.example>\r\nSubject: "
                + subject + "\r\n\r\nbody of " + subject + "\r\n.dot\r\n";
    }

    @BeforeEach
    void start() {
        peer = Pop3Peer.start(mail("one"), mail("two"), mail("three"));
    }

    @AfterEach
    void stop() {
        if (world != null) {
            world.close();
        }
        peer.close();
    }

    private FetchAccount account() {
        return Fetch.pop3("gmx", "127.0.0.1")
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
        return world.poll("gmx");
    }

    @Test
    void fetchesDeliversAndDeletes() {
        PollResult result = poll(account());
        assertThat(result.outcome()).as(result.error()).isEqualTo(Outcome.OK);
        assertThat(result.delivered()).isEqualTo(3);
        assertThat(result.deleted()).isEqualTo(3);
        assertThat(world.subjects("john@example.com")).containsExactly("one", "two", "three");
        assertThat(peer.uids()).isEmpty();
        String first = world.mails("john@example.com").get(0);
        assertThat(first)
                .startsWith("Return-Path: <ann@elsewhere.example>\r\nDelivered-To: john@example.com\r\n"
                        + "Received: from 127.0.0.1 by mail.example.com with POP3 id ")
                .contains("(fetch account gmx); Mon, 1 Jan 2024 00:00:00 +0000\r\n")
                .endsWith(mail("one"));
    }

    @Test
    void keepsAndTakesWhatIsNew() {
        assertThat(poll(account().keep()).delivered()).isEqualTo(3);
        assertThat(poll(account().keep()).delivered()).isZero();
        peer.put("u9", mail("four"));
        world.restart(account().keep());
        assertThat(poll(account().keep()).delivered()).isEqualTo(1);
        assertThat(world.subjects("john@example.com")).containsExactly("one", "two", "three", "four");
        assertThat(peer.uids()).hasSize(4);
    }

    @Test
    void deletesAfterSomeTime() {
        FetchAccount account = account().deleteAfter(Duration.ofDays(7));
        assertThat(poll(account).deleted()).isZero();
        world.advance(Duration.ofDays(6));
        assertThat(poll(account).deleted()).isZero();
        world.advance(Duration.ofDays(1));
        assertThat(poll(account).deleted()).isEqualTo(3);
        assertThat(world.subjects("john@example.com")).hasSize(3);
    }

    @Test
    void countsADeleteOnlyWhenQuitIsAnswered() {
        peer.answer("QUIT", ok -> "-ERR some messages not removed");
        assertThat(poll(account()).deleted()).isZero();
        assertThat(world.subjects("john@example.com")).hasSize(3);
        peer.put("u1", mail("one"));
        peer.answer("QUIT", ok -> ok);
        PollResult again = poll(account());
        assertThat(again.delivered()).isZero();
        assertThat(again.deleted()).isEqualTo(1);
        assertThat(world.subjects("john@example.com")).hasSize(3);
        assertThat(peer.uids()).isEmpty();
    }

    @Test
    void knowsMessagesByTheirHeadersWhereThereIsNoUidl() {
        peer.withoutUidl().put("u4", mail("one"));
        assertThat(poll(account().keep()).delivered()).isEqualTo(4);
        assertThat(poll(account().keep()).delivered()).isZero();
        peer.put("u5", mail("five"));
        assertThat(poll(account().keep()).delivered()).isEqualTo(1);
    }

    @Test
    void doesNotFetchAgainWhenUidlComesOrGoes() {
        assertThat(poll(account().keep()).delivered()).isEqualTo(3);
        peer.withoutUidl();
        assertThat(poll(account().keep()).delivered()).isZero();
    }

    @Test
    void leavesLargeMessages() {
        peer.put("big", mail("big") + "x".repeat(5_000) + "\r\n");
        FetchAccount small = account().maxSize(DataSize.ofBytes(1_000));
        PollResult result = poll(small);
        assertThat(result.delivered()).isEqualTo(3);
        assertThat(result.passed()).isEqualTo(1);
        assertThat(peer.uids()).containsExactly("big");
        assertThat(poll(small).passed()).isZero();
    }

    @Test
    void deliversTheHeaderOfLargeMessages() {
        peer.put("big", mail("big") + "x".repeat(5_000) + "\r\n");
        FetchAccount small = account().headersOnlyAbove(DataSize.ofBytes(1_000));
        poll(small);
        poll(small);
        List<String> mails = world.mails("john@example.com");
        assertThat(world.subjects("john@example.com")).containsExactlyInAnyOrder("big", "one", "two", "three");
        assertThat(mails)
                .anySatisfy(mail -> assertThat(mail)
                        .contains("header of a message of 5")
                        .contains("still in the mailbox of u at 127.0.0.1")
                        .doesNotContain("xxx"));
        assertThat(peer.uids()).containsExactly("big");
    }

    @Test
    void aHeaderBeyondAllLimitsEndsOnePollAndNoMore() {
        peer.put(
                "huge",
                "X-Huge: " + "x".repeat(70_000) + "\r\n" + ("X-More: " + "y".repeat(900) + "\r\n").repeat(1_200)
                        + mail("huge"));
        FetchAccount small = account().headersOnlyAbove(DataSize.ofBytes(1_000));
        assertThat(poll(small).outcome()).isEqualTo(Outcome.MISBEHAVED);
        assertThat(world.poll("gmx").outcome()).isEqualTo(Outcome.OK);
        assertThat(world.subjects("john@example.com")).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(peer.uids()).containsExactly("huge");
    }

    @Test
    void takesSoManyAtATime() {
        PollResult first = poll(account().maxPerPoll(2));
        assertThat(first.outcome()).isEqualTo(Outcome.MORE);
        assertThat(first.delivered()).isEqualTo(2);
        assertThat(poll(account().maxPerPoll(2)).outcome()).isEqualTo(Outcome.OK);
        assertThat(world.subjects("john@example.com")).containsExactly("one", "two", "three");
    }

    @Test
    void keepsMailThatCannotBeDelivered() {
        assertThat(poll(account().deliverTo("nobody@example.com")).outcome()).isEqualTo(Outcome.NOT_DELIVERED);
        assertThat(poll(account().deliverTo("full")).outcome()).isEqualTo(Outcome.OVER_QUOTA);
        assertThat(world.subjects("full@example.com")).containsExactly("one");
        assertThat(peer.uids()).hasSize(2);
        assertThat(poll(account().deliverTo("info")).delivered()).isEqualTo(2);
        assertThat(world.subjects("john@example.com")).containsExactly("two", "three");
        assertThat(world.subjects("mary@example.com")).containsExactly("two", "three");
    }

    @Test
    void usesNoPipelineThatIsNotOffered() {
        peer.capabilities("UIDL", "TOP");
        assertThat(poll(account()).delivered()).isEqualTo(3);
        assertThat(peer.uids()).isEmpty();
    }

    @Test
    void tracesTheAccount() {
        poll(account().traced());
        assertThat(world.mails("john@example.com"))
                .allSatisfy(mail -> assertThat(mail).contains("X-Fetched-From: gmx\r\n"));
    }
}
