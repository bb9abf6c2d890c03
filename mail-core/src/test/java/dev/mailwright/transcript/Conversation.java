package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was said in a play, by both sides, in order. Confined to the thread that plays. */
public final class Conversation {
    private static final int SHOWN = 80;

    private final List<String> entries = new ArrayList<>();
    private final Map<Integer, StringBuilder> answers = new TreeMap<>();

    void said(String who, int connection, String wire) {
        String prefix = who + (connection == 1 ? "" : Integer.toString(connection)) + ": ";
        entries.add(prefix + Wire.show(wire.endsWith("\r\n") ? wire.substring(0, wire.length() - 2) : wire));
    }

    void answered(int connection, String wire) {
        answers.computeIfAbsent(connection, none -> new StringBuilder()).append(wire);
    }

    void note(String happened) {
        entries.add(happened);
    }

    /** The server's lines, for each connection in the order of their numbers. */
    public List<String> answers() {
        List<String> lines = new ArrayList<>();
        answers.forEach((connection, wire) -> {
            for (String line : wire.toString().split("(?<=\r\n)", -1)) {
                lines.add((connection == 1 ? "S: " : "S" + connection + ": ") + Wire.show(line.replace("\r\n", "")));
            }
        });
        return lines;
    }

    /** Whether the server sent the same bytes in both. */
    boolean sameAnswers(Conversation other) {
        return answers.keySet().equals(other.answers.keySet())
                && answers.entrySet().stream()
                        .allMatch(mine -> CharSequence.compare(
                                        mine.getValue(), other.answers.getOrDefault(mine.getKey(), new StringBuilder()))
                                == 0);
    }

    /** The dialogue for people, its end if it is long. */
    @Override
    public String toString() {
        int from = Math.max(0, entries.size() - SHOWN);
        StringBuilder shown = new StringBuilder(from == 0 ? "" : "    [" + from + " lines before]\n");
        entries.subList(from, entries.size())
                .forEach(entry -> shown.append("    ").append(entry).append('\n'));
        return shown.toString();
    }
}
