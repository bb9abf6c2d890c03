package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The file {@code subscriptions}: version 2 is {@code V<TAB>2}, an empty line, and a name a line with its levels
 * separated by tabs; version 1 is a name a line with the separator of the layout. Levels are as they are in the names of
 * folders. A change keeps the version, the order and lines that are no names, as Dovecot does; new names come last.
 */
record Subscriptions(FolderLayout layout) {

    static final String NAME = "subscriptions";

    private static final String VERSION_2 = "V\t2";
    private static final int MAX_NAMES = 100_000;

    /** The names in it; lines that are no names are passed over. */
    Set<MailboxName> parse(String text) {
        Set<MailboxName> names = new TreeSet<>();
        char separator = separator(text);
        for (String line : lines(text)) {
            name(line, separator).ifPresent(names::add);
        }
        return names;
    }

    private static boolean isVersion2(String text) {
        return text.startsWith(VERSION_2 + "\n") || text.equals(VERSION_2);
    }

    private char separator(String text) {
        return isVersion2(text) ? '\t' : layout.separator();
    }

    /** Those that may be names. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", MAX_NAMES)));
        if (isVersion2(text)) {
            lines.remove(0);
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private Optional<MailboxName> name(String line, char separator) {
        return layout.name(line, separator);
    }

    /** A new file, of version 2. */
    String text(Collection<MailboxName> names) {
        return changed(VERSION_2 + "\n", names, Set.of());
    }

    /** A file with names added and removed. */
    String changed(String text, Collection<MailboxName> add, Set<MailboxName> remove) {
        char separator = separator(text);
        Set<MailboxName> there = new TreeSet<>();
        StringBuilder out = new StringBuilder(isVersion2(text) ? VERSION_2 + "\n\n" : "");
        for (String line : lines(text)) {
            Optional<MailboxName> name = name(line, separator);
            if (line.equals(VERSION_2) && name.isEmpty()) {
                continue; // as the first line it would make the file one of version 2; in one of that it is V/2
            }
            if (name.isEmpty() || (!remove.contains(name.get()) && there.add(name.get()))) {
                out.append(line).append('\n');
            }
        }
        for (MailboxName name : add) {
            if (there.add(name)) {
                out.append(line(name, separator)).append('\n');
            }
        }
        return out.toString();
    }

    private String line(MailboxName name, char separator) {
        return name.levels().stream()
                .map(level -> name.isInbox() ? level : layout.level(level))
                .collect(Collectors.joining(String.valueOf(separator)));
    }
}
