package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM without channel binding (RFC 5802, RFC 7677): the client proves that it knows the password, the server that it
 * knows the verifier, and neither shows it. The server's last word goes out as a challenge that the client answers with
 * an empty response, which is what SASL profiles without data on success ask for.
 */
final class ScramExchange implements SaslExchange {

    private static final int MAX_OCTETS = 1_024;

    private final Exchanges exchanges;
    private final ScramHash hash;
    private @Nullable ScramFirst first;
    private String serverFirst = "";
    private String nonce = "";
    private ScramLookup.@Nullable Ready lookup;
    private @Nullable SaslStep proven;

    ScramExchange(Exchanges exchanges, ScramHash hash) {
        this.exchanges = exchanges;
        this.hash = hash;
    }

    @Override
    public CompletionStage<SaslStep> begin() {
        return done(new SaslStep.Challenge(new byte[0]));
    }

    @Override
    public CompletionStage<SaslStep> respond(byte[] data) {
        if (proven != null) {
            return done(data.length == 0 ? proven : malformed());
        }
        if (data.length > MAX_OCTETS) {
            return done(malformed());
        }
        String text = new String(data, StandardCharsets.UTF_8);
        ScramFirst opened = first;
        ScramLookup.Ready ready = lookup;
        return opened == null || ready == null ? first(text) : last(text, opened, ready);
    }

    // rfc5802#5.1
    private CompletionStage<SaslStep> first(String text) {
        ScramFirst parsed = ScramFirst.parse(text);
        if (parsed == null) {
            return done(malformed());
        }
        if (!parsed.authorization().isEmpty() && !parsed.authorization().equals(parsed.login())) {
            return exchanges.failed(parsed.login());
        }
        first = parsed;
        nonce = parsed.nonce() + exchanges.nonce();
        return exchanges.scram(parsed.login(), hash).thenApply(this::challenge);
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
        if (at < 0) {
            return done(malformed());
        }
        String withoutProof = text.substring(0, at);
        String expected = "c=" + base64(opened.gs2Header()) + ",r=" + nonce;
        byte[] proof = decoded(text.substring(at + 3));
        if (!withoutProof.equals(expected) && !withoutProof.startsWith(expected + ",")) {
            return exchanges.failed(opened.login());
        }
        String signed = opened.bare() + "," + serverFirst + "," + withoutProof;
        if (proof == null || !proves(proof, signed, ready.secret()) || !ready.real()) {
            return exchanges.failed(opened.login());
        }
        return exchanges.check(Credential.proven(opened.login())).thenApply(step -> signature(step, signed, ready));
    }

    private SaslStep signature(SaslStep checked, String signed, ScramLookup.Ready ready) {
        if (!(checked instanceof SaslStep.Success)) {
            return checked;
        }
        proven = checked;
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

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static SaslStep malformed() {
        return new SaslStep.Failure(SaslStep.Reason.MALFORMED);
    }

    private static CompletionStage<SaslStep> done(SaslStep step) {
        return CompletableFuture.completedFuture(step);
    }
}
