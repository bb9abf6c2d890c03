package dev.mailwright.dkim;

import dev.mailwright.address.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keys as {@code DOMAIN/SELECTOR.pem}, with their times in {@code DOMAIN/SELECTOR.times} where they have any. */
final class KeyFolder {

    private KeyFolder() {}

    static DkimKeys read(Path folder) {
        List<DkimKey> keys = new ArrayList<>();
        for (Path domain : entries(folder)) {
            if (Files.isDirectory(domain)) {
                for (Path file : entries(domain)) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".pem") || name.endsWith(".private")) {
                        String selector = name.substring(0, name.lastIndexOf('.'));
                        DkimKey key = key(domain.getFileName().toString(), selector, file);
                        keys.add(timed(key, file.resolveSibling(selector + ".times")));
                    }
                }
            }
        }
        return DkimKeys.of(keys.toArray(DkimKey[]::new));
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the folder " + folder, e);
        }
    }

    /** Lines of {@code from INSTANT} and {@code until INSTANT}. */
    private static DkimKey timed(DkimKey key, Path file) {
        if (!Files.exists(file)) {
            return key;
        }
        try {
            DkimKey timed = key;
            for (String line : Files.readAllLines(file)) {
                String text = line.strip();
                if (text.startsWith("from ")) {
                    timed = timed.from(Instant.parse(text.substring(5).strip()));
                } else if (text.startsWith("until ")) {
                    timed = timed.until(Instant.parse(text.substring(6).strip()));
                } else if (!text.isEmpty() && text.charAt(0) != '#') {
                    throw new IllegalArgumentException("not \"from\" or \"until\": " + text);
                }
            }
            return timed;
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the times in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static DkimKey key(String domain, String selector, Path file) {
        try {
            return DkimKey.of(Domain.of(domain), selector, SigningKey.pem(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
