package dev.mailwright.dkim;

import dev.mailwright.address.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The KeyTable and SigningTable of opendkim, as far as they are about domains. */
final class OpendkimTables {

    private OpendkimTables() {}

    static DkimKeys read(Path keyTable, Path signingTable) {
        Map<String, DkimKey> named = new HashMap<>();
        for (String[] line : lines(keyTable)) {
            String[] parts = line[1].split(":", 3);
            if (parts.length != 3) {
                throw bad(keyTable, line[0]);
            }
            Path file = keyTable.toAbsolutePath().resolveSibling(parts[2]);
            named.put(line[0], KeyFolder.key(parts[0], parts[1], file));
        }
        Map<String, List<DkimKey>> patterns = new HashMap<>();
        for (String[] line : lines(signingTable)) {
            DkimKey key = named.get(line[1]);
            if (key == null) {
                throw bad(signingTable, line[0]);
            }
            String pattern = line[0].toLowerCase(Locale.ROOT);
            patterns.computeIfAbsent(pattern.substring(pattern.lastIndexOf('@') + 1), p -> new ArrayList<>())
                    .add(key);
        }
        return domain -> find(patterns, domain);
    }

    /** The domain itself, then wildcards from near to far. */
    private static List<DkimKey> find(Map<String, List<DkimKey>> patterns, Domain domain) {
        String name = domain.toString();
        List<DkimKey> exact = patterns.get(name);
        for (int dot = name.indexOf('.'); exact == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            exact = patterns.getOrDefault("*" + name.substring(dot), patterns.get(name.substring(dot)));
        }
        return exact != null ? List.copyOf(exact) : List.copyOf(patterns.getOrDefault("*", List.of()));
    }

    private static List<String[]> lines(Path table) {
        try {
            List<String[]> lines = new ArrayList<>();
            for (String line : Files.readAllLines(table)) {
                String text = line.strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    String[] parts = text.split("[ \t]+", 2);
                    if (parts.length != 2) {
                        throw bad(table, parts[0]);
                    }
                    lines.add(parts);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + table, e);
        }
    }

    private static IllegalArgumentException bad(Path table, String name) {
        return new IllegalArgumentException(table + ": the line of " + name + " cannot be read");
    }
}
