package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
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
        return Exchanges.done(new SaslStep.Challenge(new byte[0]));
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        String text = Utf8.text(data, MAX_OCTETS);
        int first = text == null ? -1 : text.indexOf('\0');
        int second = text == null || first < 0 ? -1 : text.indexOf('\0', first + 1);
        if (text == null || second <= first + 1 || second == text.length() - 1 || text.indexOf('\0', second + 1) > 0) {
            return Exchanges.done(Exchanges.malformed());
        }
        String login = text.substring(first + 1, second);
        return exchanges.check(Credential.password(login, text.substring(second + 1)), text.substring(0, first));
    }
}
