package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a transcript and where it stands; {@code repeat} blocks are already unrolled. */
record SourceLine(String where, String text) {
    private static final Pattern REPEAT = Pattern.compile("repeat\\s+(\\d{1,6})");
    private static final Pattern COUNTER = Pattern.compile("(?<!\\$)\\$(?:i(?![A-Za-z0-9])|\\{i})");
    private static final int LIMIT = 1_000_000;

    static List<SourceLine> all(String name, String source) {
        List<String> texts = source.lines().toList();
        List<SourceLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Matcher repeat = REPEAT.matcher(texts.get(i).strip());
            if (!repeat.matches()) {
                lines.add(new SourceLine(name + ":" + (i + 1), texts.get(i)));
                continue;
            }
            int end = end(name, texts, i);
            unroll(name, texts, i, end, Integer.parseInt(repeat.group(1)), lines);
            i = end;
        }
        return lines;
    }

    private static int end(String name, List<String> texts, int repeat) {
        for (int i = repeat + 1; i < texts.size(); i++) {
            if (texts.get(i).strip().equals("end")) {
                return i;
            }
            if (REPEAT.matcher(texts.get(i).strip()).matches()) {
                throw new TranscriptSyntaxException(name + ":" + (i + 1), "a repeat inside a repeat");
            }
        }
        throw new TranscriptSyntaxException(name + ":" + (repeat + 1), "this repeat has no end");
    }

    private static void unroll(String name, List<String> texts, int repeat, int end, int times, List<SourceLine> to) {
        if ((long) times * (end - repeat) > LIMIT) {
            throw new TranscriptSyntaxException(name + ":" + (repeat + 1), "more than " + LIMIT + " lines");
        }
        for (int round = 1; round <= times; round++) {
            for (int i = repeat + 1; i < end; i++) {
                String text = COUNTER.matcher(texts.get(i)).replaceAll(Integer.toString(round));
                to.add(new SourceLine(name + ":" + (i + 1), text));
            }
        }
    }

    boolean blank() {
        return text.isBlank() || text.startsWith("#");
    }
}
