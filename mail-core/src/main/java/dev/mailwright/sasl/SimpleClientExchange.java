package dev.mailwright.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The mechanisms in which the server proves nothing: a few answers, one after the other. */
final class SimpleClientExchange implements ClientExchange {

    private final String mechanism;
    private final byte @Nullable [] initial;
    private final Queue<UnaryOperator<byte[]>> answers;

    private SimpleClientExchange(String mechanism, byte @Nullable [] initial, Queue<UnaryOperator<byte[]>> answers) {
        this.mechanism = mechanism;
        this.initial = initial;
        this.answers = answers;
    }

    /** rfc4616#2 */
    static ClientExchange plain(String user, String password) {
        return first("PLAIN", "\0" + user + "\0" + password);
    }

    /** The server asks for the name, then for the password, in whatever words. */
    static ClientExchange login(String user, String password) {
        return new SimpleClientExchange(
                "LOGIN", null, new ArrayDeque<>(Arrays.asList(asked -> utf8(user), asked -> utf8(password))));
    }

    /** rfc2195#2 */
    static ClientExchange cramMd5(String user, String password) {
        UnaryOperator<byte[]> answer = challenge -> utf8(user + " " + hmacMd5(password, challenge));
        return new SimpleClientExchange("CRAM-MD5", null, new ArrayDeque<>(Arrays.asList(answer)));
    }

    /** A refusal comes as a challenge that wants a last word. // rfc7628#3.2.3 */
    static ClientExchange oauthBearer(String user, String token) {
        String name = user.replace("=", "=3D").replace(",", "=2C");
        return first("OAUTHBEARER", "n,a=" + name + ",\1auth=Bearer " + token + "\1\1");
    }

    static ClientExchange xoauth2(String user, String token) {
        return first("XOAUTH2", "user=" + user + "\1auth=Bearer " + token + "\1\1");
    }

    private static ClientExchange first(String mechanism, String text) {
        return new SimpleClientExchange(mechanism, utf8(text), new ArrayDeque<>());
    }

    @Override
    public String mechanism() {
        return mechanism;
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.ofNullable(initial);
    }

    @Override
    public byte[] respond(byte[] challenge) {
        UnaryOperator<byte[]> next = answers.poll();
        if (next == null) {
            // Only a token that is refused gets here rightly: the server has told why and waits for an end of it.
            return mechanism.equals("OAUTHBEARER") ? new byte[] {1} : new byte[0];
        }
        return next.apply(challenge);
    }

    @Override
    public boolean isComplete() {
        return answers.isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hmacMd5(String key, byte[] text) {
        if (key.isEmpty()) {
            throw new ClientLoginException("CRAM-MD5 needs a password");
        }
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(utf8(key), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacMD5", e);
        }
    }
}
