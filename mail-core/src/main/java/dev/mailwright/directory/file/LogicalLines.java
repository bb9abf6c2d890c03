package dev.mailwright.directory.file;

import java.util.function.Consumer;

/**
 * The lines of a Postfix table: empty lines and those whose first character besides white space is {@code #} do not
 * count, and a line that begins with white space continues the one before.
 */
final class LogicalLines {

    private static final int MAX_LENGTH = 1024 * 1024;

    private final BadLines bad;
    private final Consumer<String> each;
    private final StringBuilder line = new StringBuilder();
    private int begun;

    private LogicalLines(BadLines bad, Consumer<String> each) {
        this.bad = bad;
        this.each = each;
    }

    /** Hands out each logical line, stripped; one that throws {@link BadLineException} is noted by its first number. */
    static void read(String text, BadLines bad, Consumer<String> each) {
        LogicalLines lines = new LogicalLines(bad, each);
        int number = 0;
        for (String physical : (Iterable<String>) text.lines()::iterator) {
            lines.add(physical, ++number);
        }
        lines.end();
    }

    private void add(String physical, int number) {
        String content = physical.strip();
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        boolean continued = Character.isWhitespace(physical.charAt(0));
        if (!continued) {
            end();
            begun = number;
        } else if (begun == 0) {
            bad.add(number, "begins with white space, but there is no line before to continue");
            return;
        }
        if (line.length() + content.length() <= MAX_LENGTH) {
            line.append(line.length() == 0 ? "" : " ").append(content);
        } else {
            bad.add(number, "the line and its continuations have more than " + MAX_LENGTH + " characters");
        }
    }

    private void end() {
        if (line.length() > 0) {
            try {
                each.accept(line.toString());
            } catch (BadLineException e) {
                bad.add(begun, e.reason());
            }
            line.setLength(0);
        }
    }
}
