package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.net.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts what the server sends into responses, in one pass. Nesting, length and literals have limits; the literal of a message goes to the taker of the
 * moment. // rfc3501#7
 */
final class ResponseReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_WORD = 64 * 1024;
    private static final int MAX_LINE = 64 * 1024;

    /** A listing of two million UIDs is less. */
    private static final long MAX_RESPONSE = 96L << 20;

    private static final Set<String> STATUS = Set.of("OK", "NO", "BAD", "BYE", "PREAUTH");

    private final Wire wire;
    private int next = -1;
    private long start;
    private long literals;

    /** Where the literal of a message goes. */
    @FunctionalInterface
    interface LiteralTaker {

        /** Reads exactly so many octets from the wire. */
        Value take(String item, long length);
    }

    ResponseReader(Wire wire) {
        this.wire = wire;
    }

    Response read(LiteralTaker taker) {
        start = wire.received();
        literals = 0;
        String tag = word();
        if (tag.equals("+")) {
            return new Response(tag, "", -1, List.of(), rest());
        }
        space(tag);
        String name = word();
        long number = -1;
        if (tag.equals("*") && isNumber(name)) {
            number = Long.parseLong(name);
            space(name);
            name = word();
        }
        name = name.toUpperCase(Locale.ROOT);
        return STATUS.contains(name)
                ? new Response(tag, name, number, List.of(), rest())
                : new Response(tag, name, number, values(taker), "");
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void space(String after) {
        if (take() != ' ') {
            throw RemoteFault.protocol("the server does not speak IMAP", after);
        }
    }

    private int peek() {
        if (next < 0) {
            next = wire.read();
        }
        return next;
    }

    private int take() {
        int c = peek();
        next = -1;
        if (wire.received() - start - literals > MAX_RESPONSE) {
            throw new RemoteFault(Kind.TOO_LARGE, "the server's response does not end");
        }
        return c;
    }

    /** What is left of the line, without its end. */
    private String rest() {
        StringBuilder text = new StringBuilder();
        while (peek() != '\n') {
            if (text.length() > MAX_LINE) {
                throw new RemoteFault(Kind.TOO_LARGE, "the server sends a line without end");
            }
            text.append((char) take());
        }
        take();
        return text.toString().strip();
    }

    private List<Value> values(LiteralTaker taker) {
        List<Value> values = new ArrayList<>();
        String before = "";
        while (true) {
            int c = peek();
            if (c == ' ' || c == '\r') {
                take();
            } else if (c == '\n') {
                take();
                return values;
            } else {
                Value value = value(taker, before, 0);
                before = value.asText();
                values.add(value);
            }
        }
    }

    private Value value(LiteralTaker taker, String before, int depth) {
        return switch (peek()) {
            case '(' -> items(taker, depth);
            case '"' -> quoted();
            case '{', '~' -> literal(taker, before);
            default -> {
                String word = word();
                if (word.isEmpty()) {
                    throw RemoteFault.protocol("the server's response is malformed", String.valueOf((char) peek()));
                }
                yield new Value.Text(word);
            }
        };
    }

    private Value items(LiteralTaker taker, int depth) {
        if (depth == MAX_DEPTH) {
            throw new RemoteFault(Kind.TOO_LARGE, "the server's response is nested too deep");
        }
        take();
        List<Value> items = new ArrayList<>();
        String before = "";
        while (peek() != ')') {
            if (peek() == ' ') {
                take();
            } else {
                Value value = value(taker, before, depth + 1);
                before = value.asText();
                items.add(value);
            }
        }
        take();
        return new Value.Items(items);
    }

    /** Up to what ends an atom; brackets hold what they hold. */
    private String word() {
        StringBuilder word = new StringBuilder();
        boolean bracket = false;
        while (true) {
            int c = peek();
            if (c == '\r' || c == '\n' || !bracket && (c == ' ' || c == '(' || c == ')' || c == '"' || c == '{')) {
                return word.toString();
            }
            bracket = c == '[' || bracket && c != ']';
            if (word.length() == MAX_WORD) {
                throw new RemoteFault(Kind.TOO_LARGE, "the server sends a word without end");
            }
            word.append((char) take());
        }
    }

    private Value quoted() {
        take();
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            int c = take();
            if (c == '\\') {
                c = take();
            }
            if (c == '\r' || c == '\n' || text.length() == MAX_WORD) {
                throw new RemoteFault(Kind.PROTOCOL, "the server sends a string without end");
            }
            text.append((char) c);
        }
        take();
        return new Value.Text(text.toString());
    }

    private Value literal(LiteralTaker taker, String item) {
        StringBuilder size = new StringBuilder();
        while (peek() != '\n') {
            if (size.length() > 20) {
                throw RemoteFault.protocol("the server's literal is malformed", size.toString());
            }
            size.append((char) take());
        }
        take();
        String text = size.toString().strip();
        String digits = text.substring(text.indexOf('{') + 1, Math.max(text.indexOf('{') + 1, text.length() - 1));
        if (!isNumber(digits) || !text.endsWith("}")) {
            throw RemoteFault.protocol("the server's literal is malformed", text);
        }
        long length = Long.parseLong(digits);
        if (item.toUpperCase(Locale.ROOT).startsWith("BODY[")) {
            long before = wire.received();
            Value value = taker.take(item, length);
            literals += wire.received() - before;
            return value;
        }
        return small(length);
    }

    private Value small(long length) {
        if (length > MAX_WORD) {
            throw new RemoteFault(Kind.TOO_LARGE, "the server sends " + length + " octets where a name belongs");
        }
        StringBuilder text = new StringBuilder();
        wire.copy(
                length,
                (bytes, offset, count) -> text.append(new String(bytes, offset, count, StandardCharsets.ISO_8859_1)));
        return new Value.Text(text.toString());
    }
}
