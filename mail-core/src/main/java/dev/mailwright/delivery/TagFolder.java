package dev.mailwright.delivery;

import dev.mailwright.routing.Subaddressing.FolderCase;
import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Namespace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that a tag asks for. Anybody in the world can write a tag, so it is one level below INBOX, as clients see it, or nothing: what
 * could mean a path, a pattern, a file or an invisible difference gets no folder.
 */
final class TagFolder {

    /** Separators of any store, wildcards of LIST, and what file systems and clients make more of. */
    private static final String UNSAFE = "/\\%*?\"<>|:^";

    private static final String UNSAFE_FIRST = ".~#-& ";

    /** Names that clients take for a folder with a special use, in whatever place. */
    private static final Set<String> SPECIAL = Set.of(
            "inbox", "sent", "drafts", "trash", "junk", "spam", "archive", "all", "flagged", "templates", "outbox");

    private TagFolder() {}

    /** Empty for a tag that gets no folder. */
    static Optional<MailboxName> of(String tag, FolderCase folderCase, Namespace namespace) {
        if (tag.isEmpty() || UNSAFE_FIRST.indexOf(tag.charAt(0)) >= 0 || tag.endsWith(" ") || tag.endsWith(".")) {
            return Optional.empty();
        }
        if (!tag.codePoints().allMatch(TagFolder::isSafe)) {
            return Optional.empty();
        }
        try {
            return Optional.of(namespace.belowInbox(cased(tag, folderCase)));
        } catch (InvalidMailboxNameException e) {
            return Optional.empty();
        }
    }

    /** Whether a folder of this name would be taken for one with a special use; so a tag does not create it. */
    static boolean isSpecial(MailboxName folder) {
        return SPECIAL.contains(folder.leaf().toLowerCase(Locale.ROOT));
    }

    private static boolean isSafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> UNSAFE.indexOf(point) < 0;
        };
    }

    private static String cased(String tag, FolderCase folderCase) {
        return switch (folderCase) {
            case AS_IS -> tag;
            case LOWER -> tag.toLowerCase(Locale.ROOT);
            case CAPITALIZE -> {
                int first = tag.offsetByCodePoints(0, 1);
                yield tag.substring(0, first).toUpperCase(Locale.ROOT)
                        + tag.substring(first).toLowerCase(Locale.ROOT);
            }
        };
    }
}
