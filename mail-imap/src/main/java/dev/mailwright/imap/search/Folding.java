package dev.mailwright.imap.search;

import java.text.Normalizer;

/**
 * Makes characters equal that a reader takes for equal: case and compatibility forms, in the manner of {@code
 * i;unicode-casemap} (RFC 5051), char by char, so that it works on a stream. Confined to one thread.
 */
final class Folding {

    private static final int CACHE = 4096;

    private final char[] cached = new char[CACHE];
    private final String[] folded = new String[CACHE];
    private char high;

    /** Takes folded chars. */
    interface CharConsumer {
        void accept(char c);
    }

    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Folding folding = new Folding();
        for (int i = 0; i < text.length(); i++) {
            folding.fold(text.charAt(i), out::append);
        }
        return out.toString();
    }

    void fold(char c, CharConsumer to) {
        if (c < 0x80) {
            high = 0;
            to.accept(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            String pair = high == 0 ? "" : of(Character.toCodePoint(high, c));
            high = 0;
            emit(pair, to);
        } else {
            high = 0;
            emit(cached(c), to);
        }
    }

    private static void emit(String text, CharConsumer to) {
        for (int i = 0; i < text.length(); i++) {
            to.accept(text.charAt(i));
        }
    }

    private String cached(char c) {
        int at = c % CACHE;
        if (cached[at] != c) {
            folded[at] = of(c);
            cached[at] = c;
        }
        return folded[at];
    }

    private static String of(int codePoint) {
        String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
