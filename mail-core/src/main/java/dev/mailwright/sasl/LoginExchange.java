package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import java.nio.charset.StandardCharsets;
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
        String text = Utf8.text(data, MAX_OCTETS);
        if (text == null || text.isEmpty() || text.indexOf('\0') >= 0) {
            return Exchanges.done(Exchanges.malformed());
        }
        if (login.isEmpty()) {
            login = text;
            return challenge(ASK_PASSWORD);
        }
        return exchanges.check(Credential.password(login, text), "");
    }

    private static CompletionStage<SaslStep> challenge(String text) {
        return Exchanges.done(new SaslStep.Challenge(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
