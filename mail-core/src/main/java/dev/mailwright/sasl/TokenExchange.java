package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * OAUTHBEARER (RFC 7628) and its forerunner XOAUTH2: a bearer token in one message. A refusal is first told as JSON, and the
 * client's empty answer to that ends the exchange. // rfc7628#3.2.3
 */
final class TokenExchange implements SaslExchange {

    private static final int MAX_OCTETS = 8_192;
    private static final byte[] REFUSED =
            "{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"\"}".getBytes(StandardCharsets.US_ASCII);

    private final Exchanges exchanges;
    private final boolean standard;
    private SaslStep.@Nullable Failure told;
    private boolean asked;

    /** @param standard OAUTHBEARER, else XOAUTH2 */
    TokenExchange(Exchanges exchanges, boolean standard) {
        this.exchanges = exchanges;
        this.standard = standard;
    }

    @Override
    public CompletionStage<SaslStep> begin() {
        return Exchanges.done(new SaslStep.Challenge(new byte[0]));
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        SaslStep.Failure refusal = told;
        if (refusal != null) {
            told = null;
            return Exchanges.done(refusal);
        }
        BearerToken token = asked ? null : parsed(data);
        asked = true;
        if (token == null) {
            return Exchanges.done(Exchanges.malformed());
        }
        return exchanges
                .check(Credential.token(token.login(), token.token()), "")
                .thenApply(this::tell);
    }

    private @Nullable BearerToken parsed(byte[] data) {
        String text = Utf8.text(data, MAX_OCTETS);
        if (text == null) {
            return null;
        }
        return standard ? BearerToken.standard(text) : BearerToken.older(text);
    }

    private SaslStep tell(SaslStep step) {
        if (step instanceof SaslStep.Failure failure && failure.reason() == SaslStep.Reason.REJECTED) {
            told = failure;
            return new SaslStep.Challenge(REFUSED);
        }
        return step;
    }
}
