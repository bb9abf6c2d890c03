package dev.mailwright.sasl;

import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.ScramHash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Chooses how to log in at another server. */
public final class ClientMechanisms {

    private ClientMechanisms() {}

    /** With a password, by the strongest mechanism of those offered; empty when there is none that we speak. */
    public static Optional<ClientExchange> password(
            Set<Mechanism> offered, String user, String password, RandomGenerator random) {
        if (offered.contains(Mechanism.SCRAM_SHA_256)) {
            return Optional.of(new ScramClient(ScramHash.SHA_256, user, password, nonce(random)));
        }
        if (offered.contains(Mechanism.SCRAM_SHA_1)) {
            return Optional.of(new ScramClient(ScramHash.SHA_1, user, password, nonce(random)));
        }
        if (offered.contains(Mechanism.PLAIN)) {
            return Optional.of(new SingleResponse("PLAIN", "\0" + user + "\0" + password)); // rfc4616#2
        }
        return offered.contains(Mechanism.LOGIN) ? Optional.of(new LoginClient(user, password)) : Optional.empty();
    }

    /** With a token, by XOAUTH2 or OAUTHBEARER; empty when neither is offered. */
    public static Optional<ClientExchange> token(Set<Mechanism> offered, String user, String token) {
        if (offered.contains(Mechanism.XOAUTH2)) {
            String text = "user=" + user + "\1auth=Bearer " + token + "\1\1";
            return Optional.of(new SingleResponse("XOAUTH2", text));
        }
        if (offered.contains(Mechanism.OAUTHBEARER)) {
            String name = user.replace("=", "=3D").replace(",", "=2C");
            return Optional.of(new SingleResponse(
                    "OAUTHBEARER", "n,a=" + name + ",\1auth=Bearer " + token + "\1\1")); // rfc7628#3.1
        }
        return Optional.empty();
    }

    private static String nonce(RandomGenerator random) {
        return Long.toString(random.nextLong() & Long.MAX_VALUE, 36)
                + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
    }

    /** A mechanism in which one response says it all; a challenge after it is a reason for a refusal, to be answered with nothing. */
    private static final class SingleResponse implements ClientExchange {

        private final String mechanism;
        private final byte[] response;

        SingleResponse(String mechanism, String response) {
            this.mechanism = mechanism;
            this.response = response.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String mechanism() {
            return mechanism;
        }

        @Override
        public byte[] initial() {
            return response.clone();
        }

        @Override
        public boolean speaksFirst() {
            return true;
        }

        @Override
        public byte[] respond(byte[] challenge) {
            return new byte[0];
        }

        @Override
        public void finished() {
            // the server proves nothing
        }
    }

    /** LOGIN: whatever the prompts say, first the name, then the password. */
    private static final class LoginClient implements ClientExchange {

        private final String user;
        private final String password;
        private int step;

        LoginClient(String user, String password) {
            this.user = user;
            this.password = password;
        }

        @Override
        public String mechanism() {
            return "LOGIN";
        }

        @Override
        public byte[] initial() {
            return new byte[0];
        }

        @Override
        public boolean speaksFirst() {
            return false;
        }

        @Override
        public byte[] respond(byte[] challenge) {
            step++;
            if (step > 2) {
                throw new ClientSaslException("LOGIN has two prompts");
            }
            return (step == 1 ? user : password).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void finished() {
            // the server proves nothing
        }
    }
}
