package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import java.util.concurrent.CompletionStage;

/** EXTERNAL: who the client is was proved by its certificate. // rfc4422#a */
final class ExternalExchange implements SaslExchange {

    private static final int MAX_OCTETS = 1_024;

    private final Exchanges exchanges;
    private final String certificateName;

    ExternalExchange(Exchanges exchanges, String certificateName) {
        this.exchanges = exchanges;
        this.certificateName = certificateName;
    }

    @Override
    public CompletionStage<SaslStep> begin() {
        return Exchanges.done(new SaslStep.Challenge(new byte[0]));
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        String actAs = Utf8.text(data, MAX_OCTETS);
        if (actAs == null || actAs.indexOf('\0') >= 0) {
            return Exchanges.done(Exchanges.malformed());
        }
        return exchanges.check(Credential.certificate(certificateName), actAs);
    }
}
