package dev.mailwright.store.maildir;

import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of Maildir++ folders: a dot before each level, levels in modified UTF-7, and in them {@code . / \} and a leading
 * {@code ~} as {@code \2e \2f \5c \7e}, as Dovecot's listescape plugin has it. The result is printable ASCII without a
 * slash that begins with a dot and no two: it cannot leave its directory. INBOX is the maildir itself.
 */
final class FolderNames {

    private static final int MAX_OCTETS = 255;
    private static final String ESCAPED = "./\\";

    private FolderNames() {}

    /**
     * The directory of a mailbox below the maildir; not for INBOX.
     *
     * @throws StoreException CANNOT when it would be too long
     */
    static String encode(MailboxName name) {
        StringBuilder file = new StringBuilder();
        for (String level : name.levels()) {
            file.append('.').append(level(level));
        }
        if (file.length() > MAX_OCTETS) {
            throw new StoreException(Reason.CANNOT, "the name is too long for a folder");
        }
        return file.toString();
    }

    static String level(String level) {
        String encoded = ModifiedUtf7.encode(level);
        StringBuilder out = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (ESCAPED.indexOf(c) >= 0 || (c == '~' && i == 0)) {
                out.append('\\').append(Integer.toHexString(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * The mailbox of a directory. Names that another program wrote in plain UTF-8 are understood. Empty when it is no
     * mailbox.
     */
    static Optional<MailboxName> decode(String file) {
        if (file.length() < 2 || file.charAt(0) != '.') {
            return Optional.empty();
        }
        List<String> levels = new ArrayList<>();
        for (String part : file.substring(1).split("\\.", -1)) {
            levels.add(decodeLevel(part));
        }
        try {
            MailboxName name = MailboxName.of(levels);
            return name.isInbox() ? Optional.empty() : Optional.of(name);
        } catch (InvalidMailboxNameException e) {
            return Optional.empty();
        }
    }

    static String decodeLevel(String part) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int escaped = c == '\\' && i + 2 < part.length() ? hex(part, i + 1) : -1;
            if (escaped >= 0 && (ESCAPED.indexOf(escaped) >= 0 || escaped == '~')) {
                plain.append((char) escaped);
                i += 2;
            } else {
                plain.append(c);
            }
        }
        String text = plain.toString();
        return ModifiedUtf7.decode(text).orElse(text);
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
