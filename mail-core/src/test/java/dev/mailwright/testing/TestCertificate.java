package dev.mailwright.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed EC certificate for a server in a test, made by the JDK's keytool. */
public final class TestCertificate {
    private static final String PASSWORD = "for-tests";

    private TestCertificate() {}

    /** The server's side of TLS for {@code localhost}, written into an empty directory. */
    public static SSLContext selfSigned(Path directory) {
        Path file = directory.resolve("test.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        RunProgram.of(keytool, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost")
                .and("-alias", "test", "-validity", "30", "-storetype", "PKCS12")
                .and("-storepass", PASSWORD, "-keystore", file.toString())
                .within(Duration.ofSeconds(60))
                .run()
                .requireSuccess();
        try (InputStream stored = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stored, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException bad) {
            throw new IllegalStateException(bad);
        }
    }
}
