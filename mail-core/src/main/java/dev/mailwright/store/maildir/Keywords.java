package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The letters of a mailbox, from {@code dovecot-keywords}: lines of {@code <number> <keyword>}, where 0 is {@code a} and
 * 25 is {@code z}. Keywords beyond the letters are kept elsewhere. Immutable.
 */
final class Keywords {

    static final int LETTERS = 26;

    private static final List<Flag> SYSTEM = List.of(Flag.DRAFT, Flag.FLAGGED, Flag.ANSWERED, Flag.SEEN, Flag.DELETED);
    private static final String SYSTEM_LETTERS = "DFRST";

    static final Keywords NONE = new Keywords(new Flag[LETTERS]);

    private final @Nullable Flag[] byLetter;

    private Keywords(@Nullable Flag[] byLetter) {
        this.byLetter = byLetter;
    }

    /** Reads the file; lines that are none are passed over. */
    static Keywords parse(String text) {
        @Nullable Flag[] flags = new Flag[LETTERS];
        for (String line : text.split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space == 1 || space == 2) {
                add(flags, line.substring(0, space), line.substring(space + 1));
            }
        }
        return new Keywords(flags);
    }

    private static void add(@Nullable Flag[] flags, String number, String name) {
        try {
            int index = Integer.parseInt(number);
            Flag flag = Flag.keyword(name.strip());
            if (index >= 0
                    && index < LETTERS
                    && flags[index] == null
                    && !Arrays.asList(flags).contains(flag)) {
                flags[index] = flag;
            }
        } catch (IllegalArgumentException e) {
            // not a line of ours, nor one that a client could be told of
        }
    }

    String text() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            Flag flag = byLetter[i];
            if (flag != null) {
                lines.append(i).append(' ').append(flag.name()).append('\n');
            }
        }
        return lines.toString();
    }

    /** These with letters for more keywords, as long as there are any; this one itself when nothing is new. */
    Keywords with(Set<Flag> flags) {
        @Nullable Flag[] more = null;
        for (Flag flag : flags) {
            @Nullable Flag[] now = more == null ? byLetter : more;
            int free = Arrays.asList(now).indexOf(null);
            if (!flag.isSystem() && free >= 0 && !Arrays.asList(now).contains(flag)) {
                more = more == null ? byLetter.clone() : more;
                more[free] = flag;
            }
        }
        return more == null ? this : new Keywords(more);
    }

    List<Flag> known() {
        List<Flag> flags = new ArrayList<>();
        for (Flag flag : byLetter) {
            if (flag != null) {
                flags.add(flag);
            }
        }
        return flags;
    }

    /** The letters of the flags that have one, in the order of Dovecot: ASCII. */
    String letters(Set<Flag> flags) {
        if (flags.isEmpty()) {
            return "";
        }
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < SYSTEM_LETTERS.length(); i++) {
            if (flags.contains(SYSTEM.get(i))) {
                letters.append(SYSTEM_LETTERS.charAt(i));
            }
        }
        for (int i = 0; letters.length() < flags.size() && i < LETTERS; i++) {
            Flag flag = byLetter[i];
            if (flag != null && flags.contains(flag)) {
                letters.append((char) ('a' + i));
            }
        }
        return letters.toString();
    }

    /** The flags of letters that mean one. */
    Set<Flag> flags(String letters) {
        Set<Flag> flags = new HashSet<>();
        for (int i = 0; i < letters.length(); i++) {
            Flag flag = flag(letters.charAt(i));
            if (flag != null) {
                flags.add(flag);
            }
        }
        return flags;
    }

    /** The letters that mean nothing here; other programs may know them. */
    String unknown(String letters) {
        StringBuilder unknown = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            if (flag(letters.charAt(i)) == null) {
                unknown.append(letters.charAt(i));
            }
        }
        return unknown.toString();
    }

    /** Those of the flags that have no letter. */
    Set<Flag> withoutLetter(Set<Flag> flags) {
        Set<Flag> rest = new HashSet<>();
        for (Flag flag : flags) {
            if (!flag.isSystem() && !Arrays.asList(byLetter).contains(flag)) {
                rest.add(flag);
            }
        }
        return rest;
    }

    private @Nullable Flag flag(char letter) {
        int system = SYSTEM_LETTERS.indexOf(letter);
        if (system >= 0) {
            return SYSTEM.get(system);
        }
        return letter >= 'a' && letter <= 'z' ? byLetter[letter - 'a'] : null;
    }

    /** Letters of both, sorted and each once. */
    static String merge(String letters, String others) {
        if (others.isEmpty()) {
            return letters;
        }
        StringBuilder merged = new StringBuilder();
        (letters + others).chars().sorted().distinct().forEach(c -> merged.append((char) c));
        return merged.toString();
    }
}
