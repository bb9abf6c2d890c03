package dev.mailwright.sasl;

import java.util.Optional;
import javax.net.ssl.SSLSession;

/** What TLS says of a connection, as far as mechanisms want to know. Confined to the session's strand. */
public interface SaslChannel {

    /** A connection without TLS, or of which nothing is known. */
    SaslChannel NONE = new SaslChannel() {};

    /**
     * The octets that stand for this connection and no other.
     *
     * @param type {@code tls-exporter} or {@code tls-server-end-point}
     * @return absent for a type that cannot be given here
     */
    default Optional<byte[]> binding(String type) {
        return Optional.empty();
    }

    /** Whether one of the types can be given. */
    default boolean bindable() {
        return false;
    }

    /** The address or name in the client's certificate, which TLS has verified. */
    default Optional<String> certificateName() {
        return Optional.empty();
    }

    /** That of a TLS session. */
    static SaslChannel of(SSLSession session) {
        return new TlsChannel(session);
    }
}
