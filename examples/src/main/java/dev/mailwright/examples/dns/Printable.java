package dev.mailwright.examples.dns;

/** What others have written, fit for a terminal. */
final class Printable {

    private Printable() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().limit(2_000).forEach(c -> out.append(c < ' ' || c > '~' ? "?" : Character.toString(c)));
        return out.toString();
    }
}
