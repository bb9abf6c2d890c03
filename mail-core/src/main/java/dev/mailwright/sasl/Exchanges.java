package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.ScramHash;
import java.util.concurrent.CompletionStage;

/** What the mechanisms ask of the rooms behind them. */
interface Exchanges {

    /** Checks a credential, throttled. Completes with Success or Failure. */
    CompletionStage<SaslStep> check(Credential credential);

    /** The secret for a SCRAM login: a made-up one that nobody can prove where there is none. */
    CompletionStage<ScramLookup> scram(String login, ScramHash hash);

    /** Notes a failed proof, throttled. */
    CompletionStage<SaslStep> failed(String login);

    /** A nonce in printable ASCII without comma. */
    String nonce();

    /** The exchange of a mechanism that this library speaks. */
    static SaslExchange of(Mechanism mechanism, Exchanges exchanges) {
        return switch (mechanism) {
            case PLAIN -> new PlainExchange(exchanges);
            case LOGIN -> new LoginExchange(exchanges);
            case SCRAM_SHA_256 -> new ScramExchange(exchanges, ScramHash.SHA_256);
            case SCRAM_SHA_1 -> new ScramExchange(exchanges, ScramHash.SHA_1);
            default -> throw new IllegalArgumentException(mechanism.wireName() + " is not offered");
        };
    }
}
