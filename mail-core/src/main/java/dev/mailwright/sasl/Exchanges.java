package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.ScramHash;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** What the mechanisms ask of the rooms behind them. */
interface Exchanges {

    /**
     * Checks a credential, throttled, and reports how it went. Completes with Success or Failure.
     *
     * @param actAs the authorization identity; empty for the login itself
     */
    CompletionStage<SaslStep> check(Credential credential, String actAs);

    /** The secret for a SCRAM login: a made-up one that nobody can prove where there is none. */
    CompletionStage<ScramLookup> scram(String login, ScramHash hash);

    /**
     * Judges a proof, throttled. A success is not reported before {@link #entered}, since the client has still to accept
     * the server's proof; a failure is.
     *
     * @param proof run at most once, where this address may try at all
     */
    CompletionStage<SaslStep> prove(String login, String actAs, BooleanSupplier proof);

    /** Reports a success of {@link #prove}. */
    SaslStep entered(SaslStep.Success success, String login);

    /** A nonce in printable ASCII without comma. */
    String nonce();

    static SaslStep.Failure malformed() {
        return new SaslStep.Failure(SaslStep.Reason.MALFORMED);
    }

    static CompletionStage<SaslStep> done(SaslStep step) {
        return CompletableFuture.completedFuture(step);
    }

    /** The exchange of a mechanism that this library speaks. */
    static SaslExchange of(Mechanism mechanism, Exchanges exchanges, SaslChannel channel) {
        return switch (mechanism) {
            case PLAIN -> new PlainExchange(exchanges);
            case LOGIN -> new LoginExchange(exchanges);
            case SCRAM_SHA_256 -> new ScramExchange(exchanges, ScramHash.SHA_256, false, channel);
            case SCRAM_SHA_1 -> new ScramExchange(exchanges, ScramHash.SHA_1, false, channel);
            case SCRAM_SHA_256_PLUS -> new ScramExchange(exchanges, ScramHash.SHA_256, true, channel);
            case SCRAM_SHA_1_PLUS -> new ScramExchange(exchanges, ScramHash.SHA_1, true, channel);
            case OAUTHBEARER -> new TokenExchange(exchanges, true);
            case XOAUTH2 -> new TokenExchange(exchanges, false);
            case EXTERNAL ->
                new ExternalExchange(exchanges, channel.certificateName().orElse(""));
        };
    }
}
