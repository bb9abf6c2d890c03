package dev.mailwright.directory.file;

import dev.mailwright.directory.DirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, line by line. Confined to the thread that parses. */
final class BadLines {

    private static final int MAX_SHOWN = 50;

    private final Path path;
    private final List<String> shown = new ArrayList<>();
    private int count;

    BadLines(Path path) {
        this.path = path;
    }

    /**
     * Notes one.
     *
     * @param number counted from 1
     * @param reason for people; repeats nothing of the line but what is safe to show
     */
    void add(int number, String reason) {
        count++;
        if (count <= MAX_SHOWN) {
            shown.add(path + ":" + number + ": " + reason);
        }
    }

    /** Throws one exception that lists all of them, if there are any. */
    void refuse() {
        if (count == 0) {
            return;
        }
        String more = count > MAX_SHOWN ? "\n" + path + ": and " + (count - MAX_SHOWN) + " more" : "";
        throw new DirectoryException(String.join("\n", shown) + more);
    }
}
