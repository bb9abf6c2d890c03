package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.ScramHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Notes what a mechanism asks, and says yes. */
final class RecordedExchanges implements Exchanges {

    private final List<String> asked = new ArrayList<>();
    private final ScramLookup secret;
    private final String nonce;

    RecordedExchanges(ScramLookup secret, String nonce) {
        this.secret = secret;
        this.nonce = nonce;
    }

    RecordedExchanges() {
        this(new ScramLookup.Refused(SaslStep.Reason.UNAVAILABLE), "servernonce");
    }

    List<String> asked() {
        return asked;
    }

    private static SaslStep.Success success(String login) {
        Principal principal = () -> login;
        return new SaslStep.Success(principal);
    }

    @Override
    public CompletionStage<SaslStep> check(Credential credential, String actAs) {
        asked.add(credential.login() + "/" + credential.password() + "/" + actAs);
        return Exchanges.done(success(credential.login()));
    }

    @Override
    public CompletionStage<ScramLookup> scram(String login, ScramHash hash) {
        asked.add("scram " + login);
        return CompletableFuture.completedFuture(secret);
    }

    @Override
    public CompletionStage<SaslStep> prove(String login, String actAs, BooleanSupplier proof) {
        boolean proven = proof.getAsBoolean();
        asked.add((proven ? "proven " : "failed ") + login + "/" + actAs);
        return Exchanges.done(proven ? success(login) : new SaslStep.Failure(SaslStep.Reason.REJECTED));
    }

    @Override
    public SaslStep entered(SaslStep.Success success, String login) {
        asked.add("entered " + login);
        return success;
    }

    @Override
    public String nonce() {
        return nonce;
    }
}
