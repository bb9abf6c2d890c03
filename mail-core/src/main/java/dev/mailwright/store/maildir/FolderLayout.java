package dev.mailwright.store.maildir;

import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModifiedUtf7;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the folder of a mailbox is below its maildir, by its layout. A path that this makes cannot leave the maildir, and
 * no two names have the same one. In {@code fs}, a level that would be taken for a part of a maildir or for a control
 * file gets its first character escaped.
 *
 * @param utf8 names are UTF-8 on disk, Dovecot's {@code :UTF-8}, in place of modified UTF-7
 */
record FolderLayout(MaildirLayout layout, boolean utf8) {

    static final FolderLayout DEFAULT = new FolderLayout(MaildirLayout.MAILDIR_PLUS_PLUS, false);

    private static final int MAX_FILE_OCTETS = 255;

    /** Of a whole path below the maildir, so that files in it stay within what a system call takes. */
    private static final int MAX_PATH_OCTETS = 1024;

    private static final Set<String> PARTS = Set.of(
            MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP, "subscriptions", "maildirfolder", "maildirsize");

    boolean isTree() {
        return layout == MaildirLayout.FS;
    }

    /** What stands between levels in a path, and in subscriptions of version 1. */
    char separator() {
        return isTree() ? '/' : '.';
    }

    /**
     * The path of a mailbox below the maildir; empty for INBOX.
     *
     * @throws StoreException CANNOT when it would be too long
     */
    String file(MailboxName name) {
        if (name.isInbox()) {
            return "";
        }
        List<String> levels = name.levels().stream().map(this::level).toList();
        String file = isTree()
                ? String.join("/", levels)
                : levels.stream().map(level -> "." + level).collect(Collectors.joining());
        boolean tooLong = isTree()
                ? file.length() > MAX_PATH_OCTETS || levels.stream().anyMatch(level -> octets(level) > MAX_FILE_OCTETS)
                : octets(file) > MAX_FILE_OCTETS;
        if (tooLong) {
            throw new StoreException(Reason.CANNOT, "the name is too long for a folder");
        }
        return file;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The mailbox of a path; empty when it is none. */
    Optional<MailboxName> name(String file) {
        if (!isTree() && (file.length() < 2 || file.charAt(0) != '.')) {
            return Optional.empty();
        }
        return name(isTree() ? file : file.substring(1), separator()).filter(name -> !name.isInbox());
    }

    /** The mailbox of levels as they are on disk. */
    Optional<MailboxName> name(String text, char separator) {
        List<String> levels = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                levels.add(FolderNames.decodeLevel(text.substring(start, i), utf8));
                start = i + 1;
            }
        }
        try {
            return Optional.of(MailboxName.of(levels));
        } catch (InvalidMailboxNameException e) {
            return Optional.empty();
        }
    }

    /** A level as it is on disk and in subscriptions. */
    String level(String level) {
        return isTree() ? treeLevel(level) : FolderNames.level(level, utf8);
    }

    private String treeLevel(String level) {
        String text = utf8 ? level : ModifiedUtf7.encode(level);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '\\' || (i == 0 && (c == '~' || c == '.' || isPart(text)))) {
                FolderNames.escape(c, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether a name in a directory of the tree is no level, but something else of a mailbox. */
    static boolean isPart(String name) {
        return PARTS.contains(name) || name.startsWith("dovecot") || name.startsWith("mailwright-");
    }
}
