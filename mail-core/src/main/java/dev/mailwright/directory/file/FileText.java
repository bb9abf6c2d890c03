package dev.mailwright.directory.file;

import dev.mailwright.directory.DirectoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a file said while it was in one state. What is no UTF-8 in it comes as U+FFFD. */
record FileText(Fingerprint fingerprint, String text) {

    /** Octets of a file; a million accounts fit. */
    static final int MAX_OCTETS = 64 * 1024 * 1024;

    private static final int ATTEMPTS = 5;

    /** @throws DirectoryException when it cannot be read, is too large, or does not stop changing */
    static FileText read(Path path) {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                Fingerprint before = Fingerprint.of(path);
                String text = text(path);
                if (before.equals(Fingerprint.of(path))) {
                    return new FileText(before, text);
                }
            }
            throw new DirectoryException(path + " changes while it is read");
        } catch (NoSuchFileException missing) {
            throw new DirectoryException(path + " does not exist", missing);
        } catch (IOException e) {
            throw new DirectoryException(path + " cannot be read: " + e, e);
        }
    }

    private static String text(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isRegularFile(path)) {
            throw new DirectoryException(path + " is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                throw new DirectoryException(path + " has more than " + MAX_OCTETS + " octets");
            }
            return new String(octets, StandardCharsets.UTF_8);
        }
    }
}
