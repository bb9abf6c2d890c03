package dev.mailwright.examples.quickstart;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The aliases, in the format of Postfix's virtual(5) table. Lines that are not asked to change are left alone. */
final class AliasLines {

    private static final List<String> HEADING = List.of(
            "# Names whose mail goes to others, in the format of Postfix's virtual table: address target, target",
            "# Changes are seen while the server runs.");

    private AliasLines() {}

    /** Puts {@code NAME=TARGET[,TARGET]} into the file. */
    static void put(Path file, List<String> wishes, String domain) throws IOException {
        List<String> old = Home.read(file);
        List<String> lines = new ArrayList<>(old.isEmpty() ? HEADING : old);
        wishes.forEach(wish -> put(lines, wish, domain));
        if (!lines.equals(old)) {
            Home.replace(file, lines);
        }
    }

    private static void put(List<String> lines, String wish, String domain) {
        int equals = wish.indexOf('=');
        if (equals < 1 || equals == wish.length() - 1) {
            throw new IllegalArgumentException("--alias is NAME=TARGET[,TARGET], not " + wish);
        }
        EmailAddress name = Tenants.address("--alias", wish.substring(0, equals), domain);
        String targets = Arrays.stream(wish.substring(equals + 1).split(","))
                .map(target -> Target.of(target.strip()).in(name.domain()).toString())
                .collect(Collectors.joining(", "));
        String line = name + " " + targets;
        int place = place(lines, name.toString());
        if (place < 0) {
            lines.add(line);
        } else {
            lines.set(place, line);
        }
    }

    private static int place(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(name)
                    && line.length() > name.length()
                    && Character.isWhitespace(line.charAt(name.length()))) {
                return i;
            }
        }
        return -1;
    }
}
