package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** LOGIN: asks for the login, then for the password. Never standardised; what all clients do. */
final class LoginExchange implements SaslExchange {

    private static final int MAX_OCTETS = 512;
    private static final String ASK_LOGIN = "Username:";
    private static final String ASK_PASSWORD = "Password:";

    private final Exchanges exchanges;
    private String login = "";

    LoginExchange(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public CompletionStage<SaslStep> begin() {
        return challenge(ASK_LOGIN);
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        if (data.length == 0 || data.length > MAX_OCTETS) {
            return CompletableFuture.completedFuture(new SaslStep.Failure(SaslStep.Reason.MALFORMED));
        }
        String text = new String(data, StandardCharsets.UTF_8);
        if (login.isEmpty()) {
            login = text;
            return challenge(ASK_PASSWORD);
        }
        return exchanges.check(Credential.password(login, text));
    }

    private static CompletionStage<SaslStep> challenge(String text) {
        return CompletableFuture.completedFuture(new SaslStep.Challenge(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
