package dev.mailwright.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that makes a directory a snapshot: comments for what it is of and when it was taken, the lists of its sections
 * with their checksums, and at the end its own.
 *
 * @param about what the comments say
 * @param lists checksums by path
 */
record Manifest(Map<String, String> about, Map<String, String> lists) {

    static final String FIRST = "# mailwright snapshot 1";
    static final String SELF = "# sha256 ";

    /**
     * Reads it.
     *
     * @throws IOException when it is damaged, or of another version
     */
    static Manifest read(Path snapshot) throws IOException {
        String text = Files.readString(snapshot.resolve(Layout.MANIFEST), StandardCharsets.UTF_8);
        int self = text.lastIndexOf(SELF);
        if (!text.startsWith(FIRST + "\n") || self < 0) {
            throw new IOException("this is no manifest of a snapshot that is known here");
        }
        String sum = Sums.of(text.substring(0, self).getBytes(StandardCharsets.UTF_8));
        if (!text.substring(self).equals(SELF + sum + "\n")) {
            throw new IOException("the manifest is damaged");
        }
        Map<String, String> about = new LinkedHashMap<>();
        text.lines().skip(1).filter(line -> line.startsWith("# ")).forEach(line -> {
            int space = line.indexOf(' ', 2);
            if (space > 0 && !line.startsWith(SELF)) {
                about.put(line.substring(2, space), line.substring(space + 1));
            }
        });
        return new Manifest(about, Sums.parse(text));
    }

    /** The names of its sections. */
    List<String> sections() {
        return lists.keySet().stream()
                .filter(Layout::isListName)
                .map(Layout::section)
                .toList();
    }
}
