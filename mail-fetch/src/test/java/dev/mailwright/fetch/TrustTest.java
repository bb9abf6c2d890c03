package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.peer.Pop3Peer;
import dev.mailwright.testing.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate that nobody has signed. */
class TrustTest {

    @TempDir
    private Path directory;

    private static FetchAccount account(Pop3Peer peer) {
        return Fetch.pop3("gmx", "localhost")
                .port(peer.port())
                .privateNetwork()
                .login("u", "secret-word")
                .deliverTo("john")
                .disabled();
    }

    private static PollResult poll(World world, FetchAccount account) {
        world.engine().put(account);
        return world.poll("gmx");
    }

    @Test
    void isTrustedByItsPinAlone() throws Exception {
        SSLContext tls = TestCertificate.selfSigned(Files.createDirectory(directory.resolve("tls")));
        try (Pop3Peer peer = Pop3Peer.secured(tls, Pop3FetchTest.mail("one"));
                World world = World.at(directory)) {
            assertThat(poll(world, account(peer)).outcome()).isEqualTo(Outcome.UNTRUSTED);
            PollResult wrong = poll(world, account(peer).pin("ab".repeat(32)));
            assertThat(wrong.outcome()).isEqualTo(Outcome.UNTRUSTED);
            assertThat(peer.commands()).as("no password is shown").isEmpty();
            String shown = wrong.error().replaceAll("(?s).*shows certificate ([0-9a-f]{64}).*", "$1");
            assertThat(poll(world, account(peer).pin(shown)).outcome()).isEqualTo(Outcome.OK);
            assertThat(world.subjects("john@example.com")).containsExactly("one");
        }
    }
}
