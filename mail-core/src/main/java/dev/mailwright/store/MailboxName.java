package dev.mailwright.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a mailbox as the path of its levels, free of any separator, prefix or file name. {@code INBOX} in any
 * case is one name (RFC 9051 section 5.1). Levels are Unicode NFC.
 *
 * <p>A level is 1 to 255 octets of UTF-8, is not {@code .} or {@code ..}, and has no control characters; a store may
 * refuse more, a {@link Namespace} turns names into the text of the wire and back.
 */
public final class MailboxName implements Comparable<MailboxName> {

    /** Where mail arrives. */
    public static final MailboxName INBOX = new MailboxName(List.of("INBOX"));

    private static final int MAX_LEVEL_OCTETS = 255;
    private static final int MAX_LEVELS = 32;

    private final List<String> levels;

    private MailboxName(List<String> levels) {
        this.levels = levels;
    }

    /**
     * @throws InvalidMailboxNameException naming what is wrong
     */
    public static MailboxName of(List<String> levels) {
        if (levels.isEmpty() || levels.size() > MAX_LEVELS) {
            throw new InvalidMailboxNameException("a mailbox name has 1 to " + MAX_LEVELS + " levels");
        }
        List<String> clean = new ArrayList<>(levels.size());
        for (String level : levels) {
            clean.add(level(level));
        }
        if (clean.get(0).equalsIgnoreCase("INBOX")) {
            clean.set(0, "INBOX");
        }
        return new MailboxName(List.copyOf(clean));
    }

    public static MailboxName of(String... levels) {
        return of(List.of(levels));
    }

    private static String level(String text) {
        String nfc = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        if (nfc.isEmpty()) {
            throw new InvalidMailboxNameException("a level of a mailbox name is not empty");
        }
        if (nfc.equals(".") || nfc.equals("..")) {
            throw new InvalidMailboxNameException("a level of a mailbox name is not '.' or '..'");
        }
        if (nfc.chars().anyMatch(MailboxName::forbidden)) {
            throw new InvalidMailboxNameException("a mailbox name has no control characters");
        }
        if (nfc.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_LEVEL_OCTETS) {
            throw new InvalidMailboxNameException("a level of a mailbox name has at most 255 octets");
        }
        return nfc;
    }

    private static boolean forbidden(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFFFD;
    }

    /** Outermost first, never empty. */
    public List<String> levels() {
        return levels;
    }

    /** The innermost level. */
    public String leaf() {
        return levels.get(levels.size() - 1);
    }

    public boolean isInbox() {
        return equals(INBOX);
    }

    /** The name one level below this one. */
    public MailboxName child(String level) {
        List<String> path = new ArrayList<>(levels);
        path.add(level);
        return of(path);
    }

    /** True for a name below this one, at any depth. */
    public boolean isAncestorOf(MailboxName other) {
        return other.levels.size() > levels.size()
                && other.levels.subList(0, levels.size()).equals(levels);
    }

    @Override
    public int compareTo(MailboxName other) {
        int common = Math.min(levels.size(), other.levels.size());
        for (int i = 0; i < common; i++) {
            int c = levels.get(i).compareTo(other.levels.get(i));
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(levels.size(), other.levels.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxName m && m.levels.equals(levels);
    }

    @Override
    public int hashCode() {
        return levels.hashCode();
    }

    /** The levels joined by {@code /}, for people and logs. */
    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
