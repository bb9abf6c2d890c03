package dev.mailwright.examples.quickstart;

/** Text as one word of a POSIX shell. */
final class Shell {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./_-";

    private Shell() {}

    static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> PLAIN.indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
