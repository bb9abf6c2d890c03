package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** PLAIN: authorization identity, login and password with NULs between. // rfc4616#2 */
final class PlainExchange implements SaslExchange {

    private static final int MAX_OCTETS = 1_024;

    private final Exchanges exchanges;

    PlainExchange(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public CompletionStage<SaslStep> begin() {
        return CompletableFuture.completedFuture(new SaslStep.Challenge(new byte[0]));
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        String[] parts = text.split("\0", -1);
        if (data.length > MAX_OCTETS || parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            return CompletableFuture.completedFuture(new SaslStep.Failure(SaslStep.Reason.MALFORMED));
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            return exchanges.failed(parts[1]);
        }
        return exchanges.check(Credential.password(parts[1], parts[2]));
    }
}
