package dev.mailwright.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads a whole command element by element; each method is named after what it reads in RFC 3501 section 9 and throws
 * {@link SyntaxException} when something else is there. Octets are chars 0 to 255. Confined to one thread.
 */
public final class Tokens {

    private final String text;
    private final Syntax syntax;
    private int at;
    private int depth;

    public Tokens(byte[] command, int maxNesting) {
        this(command, Syntax.nesting(maxNesting));
    }

    public Tokens(byte[] command, Syntax syntax) {
        this.text = new String(command, StandardCharsets.ISO_8859_1);
        this.syntax = syntax;
    }

    /** Mailbox names are UTF-8. */
    public boolean utf8() {
        return syntax.utf8();
    }

    /** What is read now belongs to an extension, which must not be switched off. */
    public void extension(String capability) {
        if (isOff(capability)) {
            throw new SyntaxException("Not offered here");
        }
    }

    /** The extension is switched off. */
    public boolean isOff(String capability) {
        return syntax.off().contains(capability);
    }

    /** Nothing is left. */
    public boolean atEnd() {
        return at == text.length();
    }

    /** The next octet is this one. */
    public boolean at(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** A digit, {@code *} or {@code $} is next: the beginning of a sequence set. */
    public boolean atSequenceSet() {
        return at('*') || at('$') || (at < text.length() && Chars.isDigit(text.charAt(at)));
    }

    /** Takes this octet if it is next. */
    public boolean take(char c) {
        boolean there = at(c);
        if (there) {
            at++;
        }
        return there;
    }

    /** Takes a space where this octet is behind it, and leaves that octet. */
    public boolean takeWithSpace(char c) {
        boolean there = at(' ') && at + 1 < text.length() && text.charAt(at + 1) == c;
        if (there) {
            at++;
        }
        return there;
    }

    public void expect(char c) {
        if (!take(c)) {
            throw new SyntaxException(c == ' ' ? "Expected a space" : "Expected '" + c + "'");
        }
    }

    public void space() {
        expect(' ');
    }

    /** The command ends here. */
    public void end() {
        if (!atEnd()) {
            throw new SyntaxException("Unexpected text after the arguments");
        }
    }

    /** rfc3501#9: {@code tag}. */
    public String tag() {
        return run(Chars.TAG, "Expected a tag");
    }

    public String atom() {
        return run(Chars.ATOM, "Expected an atom");
    }

    /** An atom in upper case: the name of something. */
    public String keyword() {
        return atom().toUpperCase(Locale.ROOT);
    }

    /** Takes this word, in any case, if it is next and a space or the end follows. */
    public boolean takeKeyword(String word) {
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || text.charAt(end) == ' ');
        if (there) {
            at = end;
        }
        return there;
    }

    /** Takes these octets, in any case, if they are next. */
    public boolean takePrefix(String octets) {
        boolean there = text.regionMatches(true, at, octets, 0, octets.length());
        if (there) {
            at += octets.length();
        }
        return there;
    }

    /** Octets of this kind as long as they go, at least one. */
    public String run(Chars kind, String otherwise) {
        int from = at;
        while (at < text.length() && kind.contains(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw new SyntaxException(otherwise);
        }
        return text.substring(from, at);
    }

    /** The octets of an astring. */
    public String astring() {
        return at('"') || at('{') ? string() : run(Chars.ASTRING, "Expected a string");
    }

    /** The octets of a string: quoted or a literal. */
    public String string() {
        if (take('"')) {
            return quoted();
        }
        if (at('{')) {
            return literal();
        }
        throw new SyntaxException("Expected a quoted string or a literal");
    }

    /** {@code list-mailbox}: an astring in which the wildcards need no quotes. */
    public String listMailbox() {
        return at('"') || at('{') ? string() : run(Chars.LIST, "Expected a mailbox pattern");
    }

    /** Whether NIL is next as a word of its own; takes it if so. */
    public boolean nil() {
        boolean nil = text.regionMatches(true, at, "NIL", 0, 3)
                && (at + 3 == text.length() || !Chars.ASTRING.contains(text.charAt(at + 3)));
        if (nil) {
            at += 3;
        }
        return nil;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\r' || c == '\n') {
                throw new SyntaxException("A quoted string has no line ends");
            }
            if (c == '\\') {
                if (!at('"') && !at('\\')) {
                    throw new SyntaxException("Only a quote or a backslash follows a backslash");
                }
                c = text.charAt(at++);
            }
            value.append(c);
        }
        throw new SyntaxException("A quoted string does not end");
    }

    private String literal() {
        expect('{');
        long size = number();
        take('+');
        expect('}');
        if (!take('\r') || !take('\n') || size > text.length() - at) {
            throw new SyntaxException("Expected a literal at the end of the line");
        }
        String value = text.substring(at, at + (int) size);
        at += (int) size;
        if (value.indexOf('\0') >= 0) {
            throw new SyntaxException("A literal has no NUL");
        }
        return value;
    }

    /** rfc3501#9: {@code number}, 0 to 4,294,967,295. */
    public long number() {
        String digits = run(Chars.DIGIT, "Expected a number");
        if (digits.length() > 10 || Long.parseLong(digits) > 0xFFFF_FFFFL) {
            throw new SyntaxException("A number is at most 4294967295");
        }
        return Long.parseLong(digits);
    }

    /** {@code mod-sequence-valzer}, 0 to 2^63 - 1. */
    // rfc7162#7
    public long modSeq() {
        String digits = run(Chars.DIGIT, "Expected a mod-sequence");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new SyntaxException("A mod-sequence is at most 9223372036854775807");
        }
    }

    /** The same without zero. */
    public long nonZero() {
        long number = number();
        if (number == 0) {
            throw new SyntaxException("Expected a number that is not zero");
        }
        return number;
    }

    /** A parenthesized list of at least one element. */
    public <T> List<T> list(Supplier<? extends T> element) {
        open();
        List<T> elements = new ArrayList<>();
        do {
            elements.add(element.get());
        } while (take(' '));
        close();
        return elements;
    }

    /** A parenthesized list that may be empty. */
    public <T> List<T> listOrEmpty(Supplier<? extends T> element) {
        if (text.startsWith("()", at)) {
            at += 2;
            return List.of();
        }
        return list(element);
    }

    public void open() {
        expect('(');
        if (++depth > syntax.nesting()) {
            throw new SyntaxException("Nested too deeply");
        }
    }

    public void close() {
        expect(')');
        depth--;
    }

    /** Goes one level deeper without a parenthesis: NOT and OR of a search. */
    public <T> T nested(Supplier<? extends T> inner) {
        if (++depth > syntax.nesting()) {
            throw new SyntaxException("Nested too deeply");
        }
        T value = inner.get();
        depth--;
        return value;
    }
}
