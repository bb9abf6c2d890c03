package dev.mailwright.fetch.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which certificates are believed: the JDK's authorities, those of a file, or one certificate and no other. */
final class Trust {

    private Trust() {}

    static SSLContext context(Optional<String> pin, Optional<Path> trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = null;
            if (pin.isPresent()) {
                managers = new TrustManager[] {new Pinned(pin.get())};
            } else if (trusted.isPresent()) {
                managers = authorities(trusted.get());
            }
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new RemoteFault(RemoteFault.Kind.TLS, "TLS cannot be set up", e);
        } catch (IOException e) {
            throw new RemoteFault(RemoteFault.Kind.TLS, "the trusted certificates cannot be read", e);
        }
    }

    private static TrustManager[] authorities(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            int number = 0;
            for (Certificate one : all) {
                store.setCertificateEntry("trusted-" + number++, one);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** The SHA-256 of a certificate, as {@code openssl x509 -fingerprint -sha256} has it without colons, in lower case. */
    static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException("no fingerprint", e);
        }
    }

    /** The name in the certificate does not matter then, nor who signed it, nor its dates. */
    private static final class Pinned extends X509ExtendedTrustManager {

        private final String pin;

        Pinned(String pin) {
            this.pin = pin;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !fingerprint(chain[0]).equals(pin)) {
                String shown = chain.length == 0 ? "none" : fingerprint(chain[0]);
                throw new CertificateException("the server shows certificate " + shown + " instead of the pinned one");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
