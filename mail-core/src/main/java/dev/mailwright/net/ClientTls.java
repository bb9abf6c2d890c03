package dev.mailwright.net;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the certificate of a server that we connect to. Contexts are made when first used and kept. Thread-safe.
 */
public final class ClientTls {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final @Nullable Path authorities;
    private @Nullable SSLContext trusting;
    private @Nullable SSLContext any;

    private ClientTls(@Nullable Path authorities) {
        this.authorities = authorities;
    }

    /** Trusts the authorities that the Java runtime trusts. */
    public static ClientTls system() {
        return new ClientTls(null);
    }

    /** Trusts the certificates in a PEM file, and nobody else. */
    public static ClientTls authorities(Path pem) {
        return new ClientTls(pem);
    }

    /** What a handshake asks for. Immutable. */
    public static final class Demand {

        private final String name;
        private final boolean verified;
        private final String pin;

        private Demand(String name, boolean verified, String pin) {
            this.name = name;
            this.verified = verified;
            this.pin = pin;
        }

        /** Any certificate will do: only listeners are kept out. */
        public static Demand any(String name) {
            return new Demand(name, false, "");
        }

        /** A certificate of a trusted authority for this host name or numeric address. */
        public static Demand verified(String name) {
            return new Demand(name, true, "");
        }

        /** A certificate with this public key: the 64 hexadecimal digits of its SHA-256. */
        public static Demand pinned(String name, String sha256) {
            HexFormat.of().parseHex(sha256);
            return new Demand(name, false, sha256);
        }

        @Override
        public String toString() {
            return name + (verified ? " verified" : pin.isEmpty() ? "" : " pinned");
        }
    }

    SSLEngine engine(Demand demand, int port) throws GeneralSecurityException {
        SSLContext context = demand.pin.isEmpty()
                ? demand.verified ? trusting() : any()
                : context(new TrustManager[] {new PinnedTrust(demand.pin)});
        SSLEngine engine = context.createSSLEngine(demand.name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
        if (demand.verified) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (isHostName(demand.name)) {
            parameters.setServerNames(List.of(new SNIHostName(demand.name)));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Numeric addresses have no place in the extension. // rfc6066#3 */
    private static boolean isHostName(String name) {
        return name.indexOf(':') < 0
                && !name.isEmpty()
                && name.chars().anyMatch(c -> c != '.' && !(c >= '0' && c <= '9'));
    }

    private synchronized SSLContext trusting() throws GeneralSecurityException {
        if (trusting == null) {
            trusting = context(authorities == null ? null : new TrustManager[] {PemTrust.of(authorities)});
        }
        return trusting;
    }

    private synchronized SSLContext any() throws GeneralSecurityException {
        if (any == null) {
            any = context(new TrustManager[] {new PinnedTrust("")});
        }
        return any;
    }

    private static SSLContext context(TrustManager @Nullable [] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust, null);
        return context;
    }
}
