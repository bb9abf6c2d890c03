package dev.mailwright.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate chain and the key that fits it, as read from PEM.
 *
 * @param chain the server's own certificate first
 */
record Credentials(List<X509Certificate> chain, PrivateKey key) {

    /** Larger files are not what they should be. */
    private static final int LARGEST = 1 << 20;

    /** Reads both files. Blocks. */
    static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TlsException(file + " is larger than 1 MiB, which is no certificate or key");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new TlsException(file + " does not exist", missing);
        } catch (IOException unreadable) {
            throw new TlsException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The certificates in a file. */
    static List<X509Certificate> certificates(Path file, byte[] pem) {
        return about(file, () -> chain(Pem.blocks(pem)));
    }

    static Credentials parse(TlsPair pair, byte[] chainFile, byte[] keyFile) {
        List<X509Certificate> chain = about(pair.chain(), () -> chain(Pem.blocks(chainFile)));
        PrivateKey key = about(pair.key(), () -> key(Pem.blocks(keyFile)));
        if (!KeyMatch.fits(chain.get(0).getPublicKey(), key)) {
            throw new TlsException(pair.key() + " does not fit the certificate in " + pair.chain());
        }
        return new Credentials(List.copyOf(chain), key);
    }

    Instant notBefore() {
        return chain.get(0).getNotBefore().toInstant();
    }

    Instant notAfter() {
        return chain.get(0).getNotAfter().toInstant();
    }

    private static List<X509Certificate> chain(List<Pem.Block> blocks) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (Pem.Block block : blocks) {
            if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
            }
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in it");
        }
        return chain;
    }

    private static PrivateKey key(List<Pem.Block> blocks) throws GeneralSecurityException {
        Optional<byte[]> curve = blocks.stream()
                .filter(block -> block.label().equals("EC PARAMETERS"))
                .map(Pem.Block::der)
                .findFirst();
        for (Pem.Block block : blocks) {
            Optional<byte[]> pkcs8 = switch (block.label()) {
                case "PRIVATE KEY" -> Optional.of(block.der());
                case "RSA PRIVATE KEY" -> Optional.of(Der.rsaToPkcs8(block.der()));
                case "EC PRIVATE KEY" -> Optional.of(Der.ecToPkcs8(block.der(), curve));
                case "ENCRYPTED PRIVATE KEY" -> throw new IllegalArgumentException(Pem.ENCRYPTED);
                default -> Optional.empty();
            };
            if (pkcs8.isPresent()) {
                return key(pkcs8.get());
            }
        }
        throw new IllegalArgumentException("there is no private key in it");
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(Der.algorithm(pkcs8)).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static <T> T about(Path file, Reader<T> reading) {
        try {
            return reading.read();
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new TlsException(file + ": " + broken.getMessage(), broken);
        }
    }

    private interface Reader<T> {
        T read() throws GeneralSecurityException;
    }
}
