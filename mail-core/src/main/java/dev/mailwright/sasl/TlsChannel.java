package dev.mailwright.sasl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** A TLS session. */
record TlsChannel(SSLSession session) implements SaslChannel {

    private static final String END_POINT = "tls-server-end-point";
    private static final String EXPORTER = "tls-exporter";

    @Override
    public Optional<byte[]> binding(String type) {
        return switch (type) {
            case END_POINT -> endPoint();
            case EXPORTER -> KeyingMaterial.of(session);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean bindable() {
        return certificate().isPresent();
    }

    @Override
    public Optional<String> certificateName() {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate own
                    ? CertificateName.of(own)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private Optional<X509Certificate> certificate() {
        Certificate[] own = session.getLocalCertificates();
        return own != null && own.length > 0 && own[0] instanceof X509Certificate first
                ? Optional.of(first)
                : Optional.empty();
    }

    // rfc5929#4.1
    private Optional<byte[]> endPoint() {
        return certificate().map(certificate -> {
            try {
                return MessageDigest.getInstance(hash(certificate.getSigAlgName()))
                        .digest(certificate.getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the certificate of this server has no digest", e);
            }
        });
    }

    /** The hash of the signature, SHA-256 for the broken ones and where there is none. // rfc5929#4.1 */
    private static String hash(String signature) {
        String upper = signature.toUpperCase(Locale.ROOT);
        return upper.startsWith("SHA384") ? "SHA-384" : upper.startsWith("SHA512") ? "SHA-512" : "SHA-256";
    }
}
