package dev.mailwright.sasl;

import dev.mailwright.directory.ScramHash;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Who logs in at another server, and which of the offered mechanisms is taken. Immutable.
 *
 * <ul>
 *   <li>A password: SCRAM-SHA-256, SCRAM-SHA-1, then PLAIN, LOGIN and CRAM-MD5; without TLS CRAM-MD5 comes before PLAIN.
 *   <li>A token: OAUTHBEARER, then XOAUTH2.
 * </ul>
 */
public final class ClientLogin {

    private static final List<String> INSIDE_TLS =
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5");
    private static final List<String> IN_THE_CLEAR =
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN");
    private static final List<String> WITH_TOKEN = List.of("OAUTHBEARER", "XOAUTH2");

    private final String user;
    private final String secret;
    private final boolean token;
    private final List<String> allowed;

    private ClientLogin(String user, String secret, boolean token, List<String> allowed) {
        this.user = user;
        this.secret = secret;
        this.token = token;
        this.allowed = allowed;
    }

    public static ClientLogin password(String user, String password) {
        return new ClientLogin(user, password, false, List.of());
    }

    /** @param accessToken of OAuth 2.0 */
    public static ClientLogin token(String user, String accessToken) {
        return new ClientLogin(user, accessToken, true, List.of());
    }

    /** Only these mechanisms, best first; any of them that fit when the list is empty. */
    public ClientLogin withMechanisms(List<String> names) {
        List<String> upper =
                names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        return new ClientLogin(user, secret, token, upper);
    }

    public String user() {
        return user;
    }

    /** The password or token, for commands that take it as it is, such as PASS of POP3. */
    public String secret() {
        return secret;
    }

    /** Whether the secret is a token, which only SASL can carry. */
    public boolean isToken() {
        return token;
    }

    /**
     * The best mechanism that the server offers.
     *
     * @param offered names as the server lists them, case aside
     * @param secure whether the connection has TLS
     * @return empty when none fits
     */
    public Optional<ClientExchange> choose(Collection<String> offered, boolean secure, RandomGenerator random) {
        Set<String> there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        there.addAll(offered);
        List<String> wanted = !allowed.isEmpty() ? allowed : token ? WITH_TOKEN : secure ? INSIDE_TLS : IN_THE_CLEAR;
        return wanted.stream()
                .filter(there::contains)
                .flatMap(name -> exchange(name, random).stream())
                .findFirst();
    }

    private Optional<ClientExchange> exchange(String name, RandomGenerator random) {
        return Optional.ofNullable(
                switch (name) {
                    case "SCRAM-SHA-256" -> new ScramClientExchange(ScramHash.SHA_256, user, secret, random);
                    case "SCRAM-SHA-1" -> new ScramClientExchange(ScramHash.SHA_1, user, secret, random);
                    case "PLAIN" -> SimpleClientExchange.plain(user, secret);
                    case "LOGIN" -> SimpleClientExchange.login(user, secret);
                    case "CRAM-MD5" -> SimpleClientExchange.cramMd5(user, secret);
                    case "OAUTHBEARER" -> SimpleClientExchange.oauthBearer(user, secret);
                    case "XOAUTH2" -> SimpleClientExchange.xoauth2(user, secret);
                    default -> null;
                });
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return user;
    }
}
