package dev.mailwright.sasl;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM (RFC 5802, RFC 7677), with channel binding for the mechanisms in -PLUS (RFC 5929, RFC 9266): the client proves that it knows the password, the server that it
 * knows the verifier, and neither shows it. The server's last word goes out as a challenge that the client answers with
 * an empty response, which is what SASL profiles without data on success ask for.
 */
final class ScramExchange implements SaslExchange {

    private static final int MAX_OCTETS = 1_024;

    private final Exchanges exchanges;
    private final ScramHash hash;
    private final boolean plus;
    private final SaslChannel channel;
    private @Nullable ScramFirst first;
    private String serverFirst = "";
    private String nonce = "";
    private ScramLookup.@Nullable Ready lookup;
    private SaslStep.@Nullable Success proven;
    private boolean over;

    /** An exchange that binds to nothing. */
    ScramExchange(Exchanges exchanges, ScramHash hash) {
        this(exchanges, hash, false, SaslChannel.NONE);
    }

    /**
     * An exchange.
     *
     * @param plus the client must bind to the channel
     * @param channel whose {@code bindable()} says whether -PLUS was offered
     */
    ScramExchange(Exchanges exchanges, ScramHash hash, boolean plus, SaslChannel channel) {
        this.exchanges = exchanges;
        this.hash = hash;
        this.plus = plus;
        this.channel = channel;
    }

    @Override
    public CompletionStage<SaslStep> begin() {
        return Exchanges.done(new SaslStep.Challenge(new byte[0]));
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        String text = Utf8.text(data, MAX_OCTETS);
        SaslStep.Success success = proven;
        ScramFirst opened = first;
        ScramLookup.Ready ready = lookup;
        if (text == null || over) {
            return malformed();
        }
        if (opened == null || ready == null) {
            return opened == null ? first(text) : malformed();
        }
        if (success == null) {
            over = true;
            return last(text, opened, ready);
        }
        over = true;
        return text.isEmpty() ? Exchanges.done(exchanges.entered(success, opened.login())) : malformed();
    }

    // rfc5802#5.1
    private CompletionStage<SaslStep> first(String text) {
        ScramFirst parsed = ScramFirst.parse(text);
        if (parsed == null || !binds(parsed.binding())) {
            return malformed();
        }
        first = parsed;
        nonce = parsed.nonce() + exchanges.nonce();
        return exchanges.scram(parsed.login(), hash).thenApply(this::challenge);
    }

    /** A client that could bind and was told that we cannot has met somebody who changed our offer. // rfc5802#6 */
    private boolean binds(String binding) {
        return switch (binding) {
            case "n" -> !plus;
            case "y" -> !plus && !channel.bindable();
            default -> plus && channel.binding(binding).isPresent();
        };
    }

    private SaslStep challenge(ScramLookup found) {
        if (found instanceof ScramLookup.Refused refused) {
            return new SaslStep.Failure(refused.reason());
        }
        ScramLookup.Ready ready = (ScramLookup.Ready) found;
        lookup = ready;
        ScramSecret secret = ready.secret();
        serverFirst =
                "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(secret.salt()) + ",i=" + secret.iterations();
        return new SaslStep.Challenge(serverFirst.getBytes(StandardCharsets.UTF_8));
    }

    private CompletionStage<SaslStep> last(String text, ScramFirst opened, ScramLookup.Ready ready) {
        int at = text.lastIndexOf(",p=");
        byte[] proof = at < 0 ? null : decoded(text.substring(at + 3));
        if (proof == null) {
            return malformed();
        }
        String withoutProof = text.substring(0, at);
        String expected = "c=" + bound(opened) + ",r=" + nonce;
        boolean bound = withoutProof.equals(expected) || withoutProof.startsWith(expected + ",");
        String signed = opened.bare() + "," + serverFirst + "," + withoutProof;
        return exchanges
                .prove(
                        opened.login(),
                        opened.authorization(),
                        () -> proves(proof, signed, ready.secret()) && bound && ready.real())
                .thenApply(step -> signature(step, signed, ready));
    }

    private SaslStep signature(SaslStep checked, String signed, ScramLookup.Ready ready) {
        if (!(checked instanceof SaslStep.Success success)) {
            return checked;
        }
        proven = success;
        over = false;
        byte[] signature = hmac(ready.secret().serverKey(), signed);
        return new SaslStep.Challenge(
                ("v=" + Base64.getEncoder().encodeToString(signature)).getBytes(StandardCharsets.US_ASCII));
    }

    // rfc5802#3: ClientKey = ClientProof XOR ClientSignature, and H(ClientKey) must be StoredKey
    private boolean proves(byte[] proof, String signed, ScramSecret secret) {
        byte[] clientKey = hmac(secret.storedKey(), signed);
        if (proof.length != clientKey.length) {
            return false;
        }
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= proof[i];
        }
        try {
            byte[] stored = MessageDigest.getInstance(hash.digest()).digest(clientKey);
            return MessageDigest.isEqual(stored, secret.storedKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + hash.digest(), e);
        }
    }

    private byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + hash.mac(), e);
        }
    }

    /** The header of the first message and, for -PLUS, the channel. // rfc5802#5.1 */
    private String bound(ScramFirst opened) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(opened.gs2Header().getBytes(StandardCharsets.UTF_8));
        if (plus) {
            channel.binding(opened.binding()).ifPresent(input::writeBytes);
        }
        return Base64.getEncoder().encodeToString(input.toByteArray());
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private CompletionStage<SaslStep> malformed() {
        over = true;
        return Exchanges.done(Exchanges.malformed());
    }
}
