package dev.mailwright.store.maildir;

/**
 * The name of a message file: {@code <base>:2,<letters>[,<more>]}, in {@code new/} mostly the base alone.
 *
 * @param base what the uidlist knows it by
 * @param letters of its flags and keywords
 * @param more what stands behind them, with its comma; kept as it is
 */
record FileName(String base, String letters, String more) {

    private static final String INFO = ":2,";

    /** The largest there is in the wild by far; a longer name is not ours to touch. */
    static final int MAX_LENGTH = 255;

    static FileName parse(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return new FileName(name, "", "");
        }
        String base = name.substring(0, colon);
        if (!name.startsWith(INFO, colon)) {
            return new FileName(base, "", "");
        }
        String info = name.substring(colon + INFO.length());
        int comma = info.indexOf(',');
        return comma < 0
                ? new FileName(base, info, "")
                : new FileName(base, info.substring(0, comma), info.substring(comma));
    }

    /** The base of a name. */
    static String baseOf(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** True for a file that is a message, not one that hides, nor one that would break the lines of a uidlist. */
    static boolean isMessage(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '.'
                && name.charAt(0) != ':'
                && name.length() <= MAX_LENGTH
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** As it stands in {@code cur/}. */
    String inCur() {
        return base + INFO + letters + more;
    }

    /** The number behind {@code ,S=} (octets of the file) or {@code ,W=} (octets on the wire), or -1. */
    static long size(String base, char kind) {
        int at = base.indexOf("," + kind + "=");
        if (at < 0) {
            return -1;
        }
        long size = 0;
        int digits = 0;
        for (int i = at + 3; i < base.length() && base.charAt(i) >= '0' && base.charAt(i) <= '9'; i++) {
            size = size * 10 + (base.charAt(i) - '0');
            if (++digits > 18) {
                return -1;
            }
        }
        return digits == 0 ? -1 : size;
    }

    /** What identifies the message wherever it is copied: the base without sizes. */
    static String identity(String base) {
        int comma = base.indexOf(',');
        return comma < 0 ? base : base.substring(0, comma);
    }
}
