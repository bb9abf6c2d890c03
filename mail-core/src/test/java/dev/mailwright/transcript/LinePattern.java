package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What one line of the server must look like: literal text, {@code ~regex~}, {@code $name}, and a free rest where it ends
 * with three dots. {@code $$} and {@code ~~} stand for the characters themselves.
 */
record LinePattern(String source, List<Segment> segments) {
    private static final String REST = "...";
    /** What a capture may take: no space, no bracket, no quote. */
    private static final String TOKEN = "[^\\s()\\[\\]{}\"<>]+";

    enum Kind {
        LITERAL,
        REGEX,
        CAPTURE
    }

    record Segment(Kind kind, String text) {}

    static LinePattern parse(String source, String where) {
        List<Segment> segments = new ArrayList<>();
        boolean open = source.endsWith(REST);
        String body = open ? source.substring(0, source.length() - REST.length()) : source;
        int at = 0;
        while (at < body.length()) {
            at = switch (body.charAt(at)) {
                case '~' -> tilde(body, at, segments, where);
                case '$' -> dollar(body, at, segments, where);
                default -> literal(body, at, segments);
            };
        }
        if (open) {
            segments.add(new Segment(Kind.REGEX, ".*"));
        }
        return new LinePattern(source, List.copyOf(segments));
    }

    /** A line that must be exactly this. */
    static LinePattern exactly(String source) {
        return new LinePattern(source, List.of(new Segment(Kind.LITERAL, Wire.encode(source))));
    }

    private static int literal(String body, int at, List<Segment> segments) {
        int end = at;
        while (end < body.length() && body.charAt(end) != '~' && body.charAt(end) != '$') {
            end++;
        }
        segments.add(new Segment(Kind.LITERAL, Wire.encode(body.substring(at, end))));
        return end;
    }

    private static int tilde(String body, int at, List<Segment> segments, String where) {
        int end = body.indexOf('~', at + 1);
        if (end < 0) {
            throw new TranscriptSyntaxException(where, "a ~ opens a regex and none closes it (a tilde is written ~~)");
        }
        String regex = body.substring(at + 1, end);
        if (regex.isEmpty()) {
            segments.add(new Segment(Kind.LITERAL, "~"));
            return end + 1;
        }
        try {
            segments.add(
                    new Segment(Kind.REGEX, Pattern.compile(Wire.encode(regex)).pattern()));
        } catch (PatternSyntaxException bad) {
            throw new TranscriptSyntaxException(where, "~" + regex + "~ is no regex: " + bad.getDescription());
        }
        return end + 1;
    }

    private static int dollar(String body, int at, List<Segment> segments, String where) {
        Matcher name = Text.NAME.matcher(body).region(at, body.length());
        if (!name.lookingAt()) {
            throw new TranscriptSyntaxException(where, "a dollar sign is written $$");
        }
        boolean sign = name.group().equals("$$");
        segments.add(sign ? new Segment(Kind.LITERAL, "$") : new Segment(Kind.CAPTURE, Text.name(name)));
        return name.end();
    }

    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Segment segment : segments) {
            if (segment.kind() == Kind.CAPTURE) {
                names.add(segment.text());
            }
        }
        return names;
    }

    /** Whether the line fits; only then are its captures kept. */
    boolean matches(String line, Captures captures) {
        Set<String> fresh = new HashSet<>();
        StringBuilder regex = new StringBuilder();
        for (Segment segment : segments) {
            regex.append(regex(segment, captures, fresh));
        }
        Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        fresh.forEach(name -> captures.put(name, matcher.group(name)));
        return true;
    }

    private static String regex(Segment segment, Captures captures, Set<String> fresh) {
        return switch (segment.kind()) {
            case LITERAL -> Pattern.quote(segment.text());
            case REGEX -> "(?:" + segment.text() + ")";
            case CAPTURE -> capture(segment.text(), captures, fresh);
        };
    }

    private static String capture(String name, Captures captures, Set<String> fresh) {
        if (captures.has(name)) {
            return Pattern.quote(captures.value(name));
        }
        return fresh.add(name) ? "(?<" + name + ">" + TOKEN + ")" : "\\k<" + name + ">";
    }

    /** How many leading chars of the line agree with the pattern's literal beginning. */
    int agreement(String line, Captures captures) {
        int at = 0;
        for (Segment segment : segments) {
            boolean known = segment.kind() == Kind.CAPTURE && captures.has(segment.text());
            if (segment.kind() != Kind.LITERAL && !known) {
                return at;
            }
            String text = known ? captures.value(segment.text()) : segment.text();
            for (int i = 0; i < text.length(); i++, at++) {
                if (at >= line.length() || line.charAt(at) != text.charAt(i)) {
                    return at;
                }
            }
        }
        return at;
    }

    /** The source with what is captured already filled in. */
    String shown(Captures captures) {
        StringBuilder known = new StringBuilder();
        for (String name : names()) {
            if (captures.has(name)) {
                known.append(known.isEmpty() ? "   where $" : ", $")
                        .append(name)
                        .append(" = ");
                known.append(Wire.show(captures.value(name)));
            }
        }
        return source + known;
    }
}
