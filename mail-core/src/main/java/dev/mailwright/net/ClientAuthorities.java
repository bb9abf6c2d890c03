package dev.mailwright.net;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whose client certificates are believed. */
final class ClientAuthorities {

    private ClientAuthorities() {}

    /**
     * Trusts these and no others.
     *
     * @param file for messages
     * @throws TlsException if they are no certificates in PEM
     */
    static TrustManager[] of(Path file, byte[] pem) {
        List<X509Certificate> authorities = Credentials.certificates(file, pem);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException broken) {
            throw new TlsException(file + " cannot be used: " + broken.getMessage(), broken);
        }
    }
}
