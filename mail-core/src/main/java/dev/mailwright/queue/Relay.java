package dev.mailwright.queue;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes our mail: a smarthost, a route, or a store that speaks LMTP. Immutable; each method returns a changed copy.
 *
 * <ul>
 *   <li>TLS where the server offers it, without looking at the certificate; required and verified once {@link #startTls()},
 *       {@link #implicitTls()} or {@link #login} asks for it
 *   <li>no login
 * </ul>
 */
public final class Relay {

    private static final int PIN_OCTETS = 32;

    /** What is spoken. */
    public enum Protocol {
        SMTP,
        LMTP
    }

    /** When TLS begins. */
    public enum Security {
        /** After STARTTLS where that is offered; any certificate will do. */
        OPPORTUNISTIC,
        /** After STARTTLS, or there is no delivery. */
        STARTTLS,
        /** At once. */
        IMPLICIT,
        /** Never. */
        NONE
    }

    private final Protocol protocol;
    private final String host;
    private final int port;
    private final Security security;
    private final String tlsName;
    private final String pin;
    private final @Nullable RelayLogin login;

    private Relay(
            Protocol protocol,
            String host,
            int port,
            Security security,
            String tlsName,
            String pin,
            @Nullable RelayLogin login) {
        this.protocol = protocol;
        this.host = host;
        this.port = port;
        this.security = security;
        this.tlsName = tlsName;
        this.pin = pin;
        this.login = login;
    }

    /**
     * A server that speaks SMTP.
     *
     * @param host a name, whose address records count and not its mail exchangers, or a numeric address without brackets
     */
    public static Relay smtp(String host, int port) {
        return of(Protocol.SMTP, host, port);
    }

    /** A server that speaks LMTP, which answers for each recipient. // rfc2033 */
    public static Relay lmtp(String host, int port) {
        return of(Protocol.LMTP, host, port);
    }

    private static Relay of(Protocol protocol, String host, int port) {
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == ',' || c >= 0x7f)) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        return new Relay(protocol, host.toLowerCase(Locale.ROOT), port, Security.OPPORTUNISTIC, "", "", null);
    }

    static Relay parse(String text) {
        boolean lmtp = text.startsWith("lmtp:");
        String rest = lmtp ? text.substring(5) : text;
        int bracket = rest.indexOf(']');
        int colon = rest.lastIndexOf(':');
        boolean hasPort = colon > bracket && (bracket >= 0 || rest.indexOf(':') == colon);
        String host = hasPort ? rest.substring(0, colon) : rest;
        host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String digits = hasPort ? rest.substring(colon + 1) : lmtp ? "24" : "25";
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a server: " + text);
        }
        int port = Integer.parseInt(digits);
        return lmtp ? lmtp(host, port) : smtp(host, port);
    }

    private Relay with(Security how) {
        return new Relay(protocol, host, port, how, tlsName, pin, login);
    }

    /** TLS by STARTTLS, or no delivery. */
    public Relay startTls() {
        return with(Security.STARTTLS);
    }

    /** TLS from the first octet on, as on port 465. // rfc8314#3.3 */
    public Relay implicitTls() {
        return with(Security.IMPLICIT);
    }

    /** Never TLS, for a server on this machine. */
    public Relay plaintext() {
        return with(Security.NONE);
    }

    /** The name in the server's certificate, where it is not the host. */
    public Relay tlsName(String name) {
        return new Relay(protocol, host, port, security, name, pin, login);
    }

    /**
     * Instead of trust in authorities: the SHA-256 of the public key of the server's certificate.
     *
     * @param sha256 64 hexadecimal digits, with or without colons
     */
    public Relay pin(String sha256) {
        String hex = sha256.replace(":", "").toLowerCase(Locale.ROOT);
        if (hex.length() != 2 * PIN_OCTETS) {
            throw new IllegalArgumentException("a pin has 64 hexadecimal digits");
        }
        HexFormat.of().parseHex(hex);
        return new Relay(protocol, host, port, security, tlsName, hex, login);
    }

    /** Logs in; turns opportunistic TLS into required STARTTLS, so that no password goes out in clear. */
    public Relay login(String user, String secret) {
        return login(RelayLogin.password(user, secret));
    }

    /** The same with another kind of secret. */
    public Relay login(RelayLogin how) {
        Security needed = security == Security.OPPORTUNISTIC ? Security.STARTTLS : security;
        return new Relay(protocol, host, port, needed, tlsName, pin, how);
    }

    public Protocol protocol() {
        return protocol;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Security security() {
        return security;
    }

    /** The host, unless another was given. */
    public String tlsName() {
        return tlsName.isEmpty() ? host : tlsName;
    }

    /** Whether {@link #tlsName(String)} was called. */
    public boolean hasTlsName() {
        return !tlsName.isEmpty();
    }

    /** Empty where authorities are trusted. */
    public String pin() {
        return pin;
    }

    public Optional<RelayLogin> login() {
        return Optional.ofNullable(login);
    }

    @Override
    public String toString() {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (protocol == Protocol.LMTP ? "lmtp:" : "") + shown + ":" + port;
    }
}
