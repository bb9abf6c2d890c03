package dev.mailwright.fetch.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param host name or numeric address
 * @param port 0 for the usual one
 * @param pin SHA-256 of the server's certificate in lower case hex; what it names is trusted and nothing else
 * @param trusted certificates in PEM that are trusted instead of the JDK's
 * @param privateNetwork whether the host may have an address of this machine or of a private network
 * @param connecting for one address
 * @param silence the longest wait for an octet
 */
public record Connection(
        String host,
        int port,
        Security security,
        Optional<String> pin,
        Optional<Path> trusted,
        boolean privateNetwork,
        Duration connecting,
        Duration silence) {

    /** TLS on the usual port, the JDK's trust, 30 s to connect, 60 s of silence. */
    public static Connection to(String host) {
        return new Connection(
                host,
                0,
                Security.TLS,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    public Connection withHost(String name) {
        return new Connection(name, port, security, pin, trusted, privateNetwork, connecting, silence);
    }

    public Connection withPort(int number) {
        return new Connection(host, number, security, pin, trusted, privateNetwork, connecting, silence);
    }

    public Connection withSecurity(Security other) {
        return new Connection(host, port, other, pin, trusted, privateNetwork, connecting, silence);
    }

    public Connection withPin(String fingerprint) {
        return new Connection(
                host, port, security, Optional.of(fingerprint), trusted, privateNetwork, connecting, silence);
    }

    public Connection withTrusted(Path pem) {
        return new Connection(host, port, security, pin, Optional.of(pem), privateNetwork, connecting, silence);
    }

    public Connection withPrivateNetwork() {
        return new Connection(host, port, security, pin, trusted, true, connecting, silence);
    }

    public Connection withTimeouts(Duration connect, Duration read) {
        return new Connection(host, port, security, pin, trusted, privateNetwork, connect, read);
    }

    /** The port to connect to. */
    public int portFor(Protocol protocol) {
        return port != 0 ? port : protocol.port(security);
    }
}
