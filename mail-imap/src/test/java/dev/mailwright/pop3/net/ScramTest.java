package dev.mailwright.pop3.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.net.Connections;
import dev.mailwright.net.Workers;
import dev.mailwright.testing.ScramClient;
import dev.mailwright.transcript.net.EmbeddedDialogue;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SCRAM-SHA-256 in AUTH, which no transcript can show since each side brings its own nonce. // rfc7677#3 rfc5034#4 */
class ScramTest {

    private static final String LOGIN = "john@x.test";

    private final Pop3World world = new Pop3World();
    private final EmbeddedDialogue session = new EmbeddedDialogue(
            new EmbeddedChannel(Connections.of(new Pop3Protocol(world.host()), world.time, Workers.of(Runnable::run))
                    .build()
                    .initializer()));

    @BeforeEach
    void begin() {
        world.account(LOGIN, "secret");
        session.greeting();
    }

    @AfterEach
    void close() {
        session.hungUp();
        world.close();
    }

    private String say(String line) {
        return new String(
                session.receive((line + "\r\n").getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    private static String coded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] challenge(String answer) {
        assertThat(answer).startsWith("+ ").endsWith("\r\n");
        return Base64.getDecoder().decode(answer.substring(2).trim());
    }

    @Test
    void theServerProvesItselfBeforeTheClientIsIn() throws GeneralSecurityException {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "", LOGIN, "secret", "fyko+d2lbbFgONRv9qkxdawL");
        assertThat(say("AUTH SCRAM-SHA-256")).isEqualTo("+ \r\n");
        byte[] first = challenge(say(coded(client.first())));
        byte[] signature = challenge(say(coded(client.last(first))));
        assertThat(new String(signature, StandardCharsets.US_ASCII)).isEqualTo(client.expected());
        assertThat(say("")).startsWith("+OK Logged in");
        assertThat(say("STAT")).isEqualTo("+OK 0 0\r\n");
    }

    @Test
    void theFirstMessageMayComeWithTheCommand() throws GeneralSecurityException {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "", LOGIN, "secret", "abc");
        byte[] first = challenge(say("AUTH SCRAM-SHA-256 " + coded(client.first())));
        challenge(say(coded(client.last(first))));
        assertThat(say("")).startsWith("+OK Logged in");
    }

    @Test
    void aWrongPasswordStaysOutside() throws GeneralSecurityException {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "", LOGIN, "wrong", "abc");
        byte[] first = challenge(say("AUTH SCRAM-SHA-256 " + coded(client.first())));
        assertThat(say(coded(client.last(first)))).startsWith("-ERR [AUTH]");
        assertThat(say("STAT")).startsWith("-ERR Log in first");
    }
}
