package dev.mailwright.store.maildir;

import dev.mailwright.store.InvalidMailboxNameException;
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
 * separated by tabs; version 1 is a name a line with dots. Levels are in modified UTF-7; characters that would disturb
 * are escaped by {@code \001}.
 */
final class Subscriptions {

    static final String NAME = "subscriptions";

    private static final String VERSION_2 = "V\t2";
    private static final int MAX_NAMES = 100_000;

    private Subscriptions() {}

    /** The names in it; lines that are no names are passed over. */
    static Set<MailboxName> parse(String text) {
        String[] lines = text.split("\n", MAX_NAMES);
        boolean tabs = lines[0].equals(VERSION_2);
        Set<MailboxName> names = new TreeSet<>();
        for (int i = tabs ? 1 : 0; i < lines.length; i++) {
            name(lines[i], tabs ? '\t' : '.').ifPresent(names::add);
        }
        return names;
    }

    private static Optional<MailboxName> name(String line, char separator) {
        List<String> levels = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == separator) {
                levels.add(FolderNames.decodeLevel(unescape(line.substring(start, i))));
                start = i + 1;
            }
        }
        try {
            return line.isEmpty() ? Optional.empty() : Optional.of(MailboxName.of(levels));
        } catch (InvalidMailboxNameException e) {
            return Optional.empty();
        }
    }

    /** Version 2. */
    static String text(Collection<MailboxName> names) {
        StringBuilder text = new StringBuilder(VERSION_2).append("\n\n");
        for (MailboxName name : names) {
            text.append(name.levels().stream().map(FolderNames::level).collect(Collectors.joining("\t")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 1 && i + 1 < text.length()) {
                char next = text.charAt(++i);
                plain.append(next == '1' ? (char) 1 : next == 't' ? '\t' : next == 'n' ? '\n' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
