package dev.mailwright.fetch.fetchmail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The file in which fetchmail keeps what it has seen: lines of {@code user@host uidl}, the user perhaps with an {@code @} of its own. */
public final class FetchIds {

    private FetchIds() {}

    /**
     * The UIDLs of one account; the host is compared without case.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Set<String> read(Path file, String user, String host) {
        Set<String> ids = new HashSet<>();
        String account = user + "@" + host;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0 && line.substring(0, space).equalsIgnoreCase(account)) {
                    ids.add(line.substring(space + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
