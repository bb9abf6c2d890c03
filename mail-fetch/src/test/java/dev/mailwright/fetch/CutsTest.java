package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.peer.ImapPeer;
import dev.mailwright.fetch.peer.Peer;
import dev.mailwright.fetch.peer.Pop3Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection is cut after each octet that the server sends in a dialogue of 40 messages; the next poll goes on. By default after every 197th octet, with {@code
 * -Dcuts=1} after each.
 */
class CutsTest {

    private static final int MESSAGES = 40;
    private static final int STEP = Integer.getInteger("cuts", 197);

    @TempDir
    private Path directory;

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            texts.add(Pop3FetchTest.mail("n" + i));
        }
        return texts;
    }

    @Test
    @Timeout(1_800)
    void pop3LosesNothingAndDoublesNothing() {
        long whole = 0;
        for (long cut = 0; whole == 0 || cut < whole; cut += STEP) {
            try (Pop3Peer peer = Pop3Peer.start(texts().toArray(String[]::new))) {
                FetchAccount account = account(Fetch.pop3("gmx", "127.0.0.1"), peer);
                long sent = poll(account, peer, cut);
                whole = Math.max(whole, sent);
                assertThat(peer.uids()).as("cut after %s", cut).isEmpty();
            }
        }
        System.out.println("POP3: " + whole + " octets, a cut after each " + STEP);
    }

    @Test
    @Timeout(1_800)
    void imapLosesNothingAndDoublesNothing() {
        long whole = 0;
        for (long cut = 0; whole == 0 || cut < whole; cut += STEP) {
            try (ImapPeer peer = ImapPeer.start(texts().toArray(String[]::new))) {
                FetchAccount account = account(Fetch.imap("isp", "127.0.0.1"), peer);
                long sent = poll(account, peer, cut);
                whole = Math.max(whole, sent);
                assertThat(peer.count("INBOX")).as("cut after %s", cut).isZero();
            }
        }
        System.out.println("IMAP: " + whole + " octets, a cut after each " + STEP);
    }

    private static FetchAccount account(FetchAccount kind, Peer peer) {
        return kind.port(peer.port())
                .withoutTls()
                .privateNetwork()
                .login("u", "p")
                .deliverTo("john")
                .batch(10)
                .disabled();
    }

    /** The octets of the dialogue when it is not cut, as far as this run shows. */
    private long poll(FetchAccount account, Peer peer, long cut) {
        try (World world = World.at(directory.resolve(account.name() + cut), account)) {
            peer.cutAfter(cut);
            PollResult first = world.poll(account.name());
            long sent = peer.sent();
            PollResult second = world.poll(account.name());
            assertThat(second.outcome())
                    .as("after the cut at %s: %s", cut, second.error())
                    .isEqualTo(Outcome.OK);
            assertThat(world.subjects("john@example.com"))
                    .as("cut after %s: %s", cut, first)
                    .hasSize(MESSAGES)
                    .doesNotHaveDuplicates();
            return Math.max(sent, peer.sent() - sent);
        }
    }
}
