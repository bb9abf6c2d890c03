package dev.mailwright.examples.serve.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, gathered while it is read. For one thread. */
public final class Findings {

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    public Findings(String file) {
        this.file = file;
    }

    /**
     * One mistake.
     *
     * @param line the first line is 1; 0 means the whole file
     * @param text what is wrong, and how to mend it
     */
    public record Finding(String file, int line, String text) {

        @Override
        public String toString() {
            return line == 0 ? file + ": " + text : file + ":" + line + ": " + text;
        }
    }

    public void add(int line, String text) {
        found.add(new Finding(file, line, text));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of their lines. */
    public List<Finding> all() {
        return found.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }
}
