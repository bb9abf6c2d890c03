package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.password.ScramSecrets;
import dev.mailwright.testing.ScramClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SCRAM with -PLUS. // rfc5802#6 rfc5929#4 rfc9266#2 */
class ChannelBindingTest {

    private static final ScramSecret SECRET =
            ScramSecrets.derive("pencil", ScramHash.SHA_256, new byte[] {1, 2, 3, 4}, 4_096);
    private static final byte[] HERE = {1, 2, 3};

    /** A channel of one type. */
    private static final SaslChannel CHANNEL = new SaslChannel() {
        @Override
        public Optional<byte[]> binding(String type) {
            return type.equals("tls-exporter") ? Optional.of(HERE) : Optional.empty();
        }

        @Override
        public boolean bindable() {
            return true;
        }
    };

    private static ScramClient client() {
        return new ScramClient(ScramHash.SHA_256, "", "user", "pencil", "abc");
    }

    private static SaslStep talk(ScramClient client, boolean plus, SaslChannel channel)
            throws GeneralSecurityException {
        RecordedExchanges rooms = new RecordedExchanges(new ScramLookup.Ready(SECRET, true), "xyz");
        ScramExchange exchange = new ScramExchange(rooms, ScramHash.SHA_256, plus, channel);
        SaslStep first = exchange.respond(client.first()).toCompletableFuture().join();
        return first instanceof SaslStep.Challenge challenge
                ? exchange.respond(client.last(challenge.data()))
                        .toCompletableFuture()
                        .join()
                : first;
    }

    private static void requireIn(ScramClient client, SaslStep step) throws GeneralSecurityException {
        assertThat(step).isInstanceOf(SaslStep.Challenge.class);
        assertThat(new String(((SaslStep.Challenge) step).data(), StandardCharsets.UTF_8))
                .isEqualTo(client.expected());
    }

    @Test
    void aClientOnTheSameChannelIsLetIn() throws GeneralSecurityException {
        ScramClient client = client().boundTo("tls-exporter", HERE);
        requireIn(client, talk(client, true, CHANNEL));
    }

    @Test
    void aClientWithSomebodyBetweenIsNot() throws GeneralSecurityException {
        SaslStep step = talk(client().boundTo("tls-exporter", new byte[] {3, 2, 1}), true, CHANNEL);
        assertThat(step).isEqualTo(new SaslStep.Failure(SaslStep.Reason.REJECTED));
    }

    @Test
    void aTypeThatCannotBeGivenEndsTheExchange() throws GeneralSecurityException {
        assertThat(talk(client().boundTo("tls-unique", HERE), true, CHANNEL))
                .isEqualTo(new SaslStep.Failure(SaslStep.Reason.MALFORMED));
        assertThat(talk(client().boundTo("tls-exporter", HERE), false, CHANNEL))
                .isEqualTo(new SaslStep.Failure(SaslStep.Reason.MALFORMED));
    }

    @Test
    void plusWithoutBindingAndADowngradeAreSeen() throws GeneralSecurityException {
        assertThat(talk(client(), true, CHANNEL)).isEqualTo(new SaslStep.Failure(SaslStep.Reason.MALFORMED));
        assertThat(talk(client().deceived(), false, CHANNEL))
                .isEqualTo(new SaslStep.Failure(SaslStep.Reason.MALFORMED));
        ScramClient honest = client().deceived();
        requireIn(honest, talk(honest, false, SaslChannel.NONE));
    }
}
