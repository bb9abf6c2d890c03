package dev.mailwright.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one transcript, line by line. Used once. */
final class TranscriptParser {
    private static final Pattern SPOKEN =
            Pattern.compile("(C|S|!S)([1-9]?)(:|!|\\||\\*:?|\\.\\.\\.|(?<=!S[1-9]?))(?: (.*))?");
    private static final Pattern EVENT = Pattern.compile("(TLS|CLOSE|EOF)([1-9]?)\\s*");
    private static final Pattern WORD = Pattern.compile("(given|then|tick|only|needs|not)\\s+(\\S.*)");
    private static final Pattern BLOCK = Pattern.compile("\\|(?:\\*(\\d{1,7}))?(?: (.*))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final String name;
    private final List<SourceLine> lines;
    private final Set<String> needs = new LinkedHashSet<>();
    private final Set<String> refuses = new LinkedHashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private int connection = 1;

    TranscriptParser(String name, String source) {
        this.name = name;
        this.lines = BlockSizes.fill(SourceLine.all(name, source));
    }

    Transcript parse() {
        Heading heading = Heading.of(name, lines);
        lines.stream().filter(line -> !line.blank()).forEach(this::line);
        if (steps.stream().noneMatch(TranscriptParser::expects)) {
            throw new TranscriptSyntaxException(name + ":1", "nothing is expected of the server: it could not fail");
        }
        return new Transcript(name, heading.title(), heading.sections(), needs, refuses, List.copyOf(steps));
    }

    private static boolean expects(Step step) {
        return !(step instanceof Step.Given || step instanceof Step.Send || step instanceof Step.Tick);
    }

    private void line(SourceLine line) {
        Matcher spoken = SPOKEN.matcher(line.text());
        Matcher event = EVENT.matcher(line.text());
        Matcher word = WORD.matcher(line.text());
        if (line.text().startsWith("|")) {
            block(line.where(), blockLine(line));
        } else if (spoken.matches()) {
            spoken(line.where(), spoken);
        } else if (event.matches()) {
            event(line.where(), event.group(1), connection(event.group(2)));
        } else if (word.matches()) {
            word(line.where(), word.group(1), word.group(2).strip());
        } else {
            throw new TranscriptSyntaxException(line.where(), "not a line of a transcript: " + line.text());
        }
    }

    private void spoken(String where, Matcher spoken) {
        connection = connection(spoken.group(2));
        String rest = spoken.group(4) == null ? "" : spoken.group(4);
        switch (spoken.group(1) + spoken.group(3).replace("*:", "*")) {
            case "C:" -> steps.add(new Step.Send(where, connection, sent(rest, where)));
            case "C!" -> steps.add(new Step.Send(where, connection, RawBytes.parse(rest, known, where)));
            case "S:" -> steps.add(new Step.Expect(where, connection, unit(rest, where)));
            case "S*" -> anyOrder(where, unit(rest, where));
            case "S!" -> steps.add(new Step.ExpectBytes(where, connection, RawBytes.parse(rest, known, where)));
            case "S|" -> content(where, LinePattern.exactly(rest));
            case "S..." -> steps.add(new Step.Skip(where, connection));
            case "!S", "!S:" -> steps.add(new Step.Forbid(where, connection, LinePattern.parse(rest, where)));
            default -> throw new TranscriptSyntaxException(where, "not a line of a transcript: " + spoken.group());
        }
    }

    private Text sent(String line, String where) {
        return Text.parse(line + "\r\n", known, where);
    }

    private Step.Unit unit(String line, String where) {
        LinePattern pattern = LinePattern.parse(line, where);
        known.addAll(pattern.names());
        return new Step.Unit(pattern, List.of());
    }

    private void anyOrder(String where, Step.Unit unit) {
        if (last() instanceof Step.AnyOrder group && group.connection() == connection) {
            replaceLast(new Step.AnyOrder(group.where(), connection, plus(group.units(), unit)));
        } else {
            steps.add(new Step.AnyOrder(where, connection, List.of(unit)));
        }
    }

    private void content(String where, LinePattern line) {
        if (last() instanceof Step.Expect expect && expect.connection() == connection) {
            replaceLast(new Step.Expect(expect.where(), connection, plus(expect.unit(), line)));
        } else if (last() instanceof Step.AnyOrder group && group.connection() == connection) {
            List<Step.Unit> units = new ArrayList<>(group.units());
            units.set(units.size() - 1, plus(units.get(units.size() - 1), line));
            replaceLast(new Step.AnyOrder(group.where(), connection, List.copyOf(units)));
        } else {
            throw new TranscriptSyntaxException(where, "S| continues a line of the server, and none stands above it");
        }
    }

    /** A {@code |} line: its text and how often it stands there. */
    record BlockLine(String text, int times) {
        long size() {
            return (long) times * (text.getBytes(UTF_8).length + 2);
        }
    }

    static BlockLine blockLine(SourceLine line) {
        Matcher block = BLOCK.matcher(line.text());
        if (!block.matches()) {
            throw new TranscriptSyntaxException(line.where(), "not a line of a transcript: " + line.text());
        }
        String text = block.group(2) == null ? "" : block.group(2);
        BlockLine parsed = new BlockLine(text, block.group(1) == null ? 1 : Integer.parseInt(block.group(1)));
        if (parsed.size() > RawBytes.LIMIT) {
            throw new TranscriptSyntaxException(line.where(), "more than " + RawBytes.LIMIT + " bytes");
        }
        return parsed;
    }

    /** Under a statement it is the statement's; elsewhere the client sends it. */
    private void block(String where, BlockLine line) {
        if (last() instanceof Step.Given given) {
            replaceLast(new Step.Given(given.where(), given.text(), plus(given.block(), line.text(), line.times())));
        } else if (last() instanceof Step.Then then) {
            replaceLast(new Step.Then(then.where(), then.text(), plus(then.block(), line.text(), line.times())));
        } else {
            String wire = (Wire.encode(line.text()) + "\r\n").repeat(line.times());
            steps.add(new Step.Send(where, connection, Text.literally(wire)));
        }
    }

    private void event(String where, String event, int on) {
        connection = on;
        switch (event) {
            case "TLS" -> {
                needs.add("starttls");
                steps.add(new Step.Handshake(where, on));
            }
            case "CLOSE" -> steps.add(new Step.Close(where, on));
            default -> steps.add(new Step.Eof(where, on));
        }
    }

    private void word(String where, String word, String rest) {
        String folded = rest.replaceAll("\\s+", " ");
        switch (word) {
            case "given" -> steps.add(new Step.Given(where, Text.parse(folded, known, where), List.of()));
            case "then" -> steps.add(new Step.Then(where, Text.parse(folded, known, where), List.of()));
            case "tick" -> steps.add(new Step.Tick(where, duration(where, folded)));
            case "not" -> refuses.addAll(List.of(folded.split(" ")));
            default -> needs.addAll(List.of(folded.split(" ")));
        }
    }

    private static Duration duration(String where, String text) {
        Matcher time = TIME.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (time.find() && time.start() == at) {
            long count = Long.parseLong(time.group(1));
            sum = sum.plus(
                    switch (time.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
            at = time.end();
        }
        if (at == 0 || at != text.length()) {
            throw new TranscriptSyntaxException(where, "not a duration such as 5m or 1h30m: " + text);
        }
        return sum;
    }

    private static int connection(String digit) {
        return digit.isEmpty() ? 1 : Integer.parseInt(digit);
    }

    private Step last() {
        return steps.isEmpty() ? new Step.Skip(name, 0) : steps.get(steps.size() - 1);
    }

    private void replaceLast(Step step) {
        steps.set(steps.size() - 1, step);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return plus(list, more, 1);
    }

    private static <T> List<T> plus(List<T> list, T more, int times) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(Collections.nCopies(times, more));
        return longer;
    }

    private static Step.Unit plus(Step.Unit unit, LinePattern line) {
        return new Step.Unit(unit.first(), plus(unit.content(), line));
    }
}
