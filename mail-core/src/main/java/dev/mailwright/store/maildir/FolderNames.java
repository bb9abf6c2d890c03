package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModifiedUtf7;
import java.util.Optional;

/**
 * Names of folders as text: a dot before each level, levels in modified UTF-7 or UTF-8, and in them {@code . / \} and a
 * leading {@code ~} as {@code \2e \2f \5c \7e}, as Dovecot's listescape plugin has it. The result begins with a dot,
 * has no slash and no two dots in a row: it cannot leave its directory. Our own files keep names in this form whatever
 * the layout is.
 */
final class FolderNames {

    private static final String ESCAPED = "./\\";

    private FolderNames() {}

    /** The text of a name; not for INBOX. */
    static String encode(MailboxName name) {
        StringBuilder file = new StringBuilder();
        for (String level : name.levels()) {
            file.append('.').append(level(level, false));
        }
        return file.toString();
    }

    static String level(String level, boolean utf8) {
        String encoded = utf8 ? level : ModifiedUtf7.encode(level);
        StringBuilder out = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (ESCAPED.indexOf(c) >= 0 || (c == '~' && i == 0)) {
                escape(c, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static void escape(char c, StringBuilder out) {
        out.append('\\').append(Integer.toHexString(c));
    }

    /** The mailbox of a text; empty when it is none. */
    static Optional<MailboxName> decode(String text) {
        return FolderLayout.DEFAULT.name(text);
    }

    /** A level of a name on disk. What another program wrote in plain UTF-8 is understood, and an escape that is none stays. */
    static String decodeLevel(String part, boolean utf8) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int escaped = c == '\\' && i + 2 < part.length() ? hex(part, i + 1) : -1;
            if (escaped >= 0 && (ESCAPED.indexOf(escaped) >= 0 || i == 0)) {
                plain.append((char) escaped);
                i += 2;
            } else {
                plain.append(c);
            }
        }
        String text = plain.toString();
        return utf8 ? text : ModifiedUtf7.decode(text).orElse(text);
    }

    /** An ASCII character in two small hexadecimal digits, or -1. */
    private static int hex(String text, int at) {
        int high = "0123456789abcdef".indexOf(text.charAt(at));
        int low = "0123456789abcdef".indexOf(text.charAt(at + 1));
        return high < 2 || high > 7 || low < 0 ? -1 : high * 16 + low;
    }
}
