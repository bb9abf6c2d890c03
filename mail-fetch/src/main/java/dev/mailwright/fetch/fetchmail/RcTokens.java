package dev.mailwright.fetch.fetchmail;

import java.util.ArrayList;
import java.util.List;

/** Cuts a run control file into its tokens, as fetchmail does. */
final class RcTokens {

    private static final String IGNORED = ",;:";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private RcTokens(String text) {
        this.text = text;
    }

    /**
     * One of them.
     *
     * @param quoted never a keyword
     * @param line from 1
     */
    record Token(String text, boolean quoted, int line) {

        boolean is(String word) {
            return !quoted && text.equals(word);
        }
    }

    static List<Token> of(String text) {
        RcTokens all = new RcTokens(text);
        all.cut();
        return all.tokens;
    }

    private void cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c) || IGNORED.indexOf(c) >= 0) {
                at++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (c == '=') {
                at++;
                tokens.add(new Token("=", false, line));
            } else {
                word();
            }
        }
    }

    private void word() {
        int start = line;
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ",;:=".indexOf(text.charAt(at)) < 0) {
            word.append(next());
        }
        tokens.add(new Token(word.toString(), false, start));
    }

    private void quoted(char mark) {
        int start = line;
        StringBuilder word = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != mark) {
            if (text.charAt(at) == '\n') {
                line++;
            }
            if (text.startsWith("\\\n", at)) {
                line++;
                at += 2;
            } else {
                word.append(next());
            }
        }
        if (at == text.length()) {
            throw new RcSyntaxException(start, "the quotation has no end");
        }
        at++;
        tokens.add(new Token(word.toString(), true, start));
    }

    /** One character, which may be escaped. */
    private char next() {
        char c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            return c;
        }
        c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'r' -> '\r';
            case 'x' -> number(16, 2);
            case '0' -> number(8, 2);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                at--;
                yield number(10, 3);
            }
            default -> c;
        };
    }

    private char number(int radix, int digits) {
        int value = 0;
        for (int most = 0; most < digits && at < text.length(); most++) {
            int digit = Character.digit(text.charAt(at), radix);
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
            at++;
        }
        return (char) (value & 0xff);
    }
}
