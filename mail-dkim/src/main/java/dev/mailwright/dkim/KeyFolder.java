package dev.mailwright.dkim;

import dev.mailwright.address.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keys as {@code DOMAIN/SELECTOR.pem}. */
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
                        keys.add(key(domain.getFileName().toString(), selector, file));
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

    static DkimKey key(String domain, String selector, Path file) {
        try {
            return DkimKey.of(Domain.of(domain), selector, SigningKey.pem(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
