package dev.mailwright.imap.response;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModifiedUtf7;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Values as they stand in responses (RFC 3501 section 9). */
public final class Encoding {

    private Encoding() {}

    /** A mailbox name of Unicode text: an astring in modified UTF-7. */
    public static String mailbox(String text) {
        return astring(ModifiedUtf7.encode(text));
    }

    /** Octets as chars 0 to 255 as an atom, quoted, or a literal. */
    public static String astring(String octets) {
        boolean atom = !octets.isEmpty()
                && octets.chars().allMatch(c -> c < 128 && Chars.ASTRING.contains((char) c))
                && !octets.equalsIgnoreCase("NIL");
        return atom ? octets : string(octets);
    }

    /** Octets as chars 0 to 255, quoted or as a literal. */
    public static String string(String octets) {
        if (octets.chars().anyMatch(c -> c < ' ' || c >= 0x7f)) {
            return "{" + octets.length() + "}\r\n" + octets;
        }
        StringBuilder quoted = new StringBuilder(octets.length() + 2).append('"');
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /** Unicode text as the chars of its UTF-8 octets. */
    public static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** {@code (\Seen Work)}, in the order of names, with \Recent at its end. */
    public static String flags(Collection<Flag> flags, boolean recent) {
        StringBuilder list = new StringBuilder("(");
        flags.stream().sorted().forEach(flag -> list.append(flag.name()).append(' '));
        if (recent) {
            list.append("\\Recent ");
        }
        if (list.length() > 1) {
            list.setLength(list.length() - 1);
        }
        return list.append(')').toString();
    }
}
