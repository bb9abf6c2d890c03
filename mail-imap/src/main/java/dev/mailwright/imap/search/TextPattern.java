package dev.mailwright.imap.search;

/**
 * A text that is looked for, folded, in time linear in what is looked through (the failure function of Knuth, Morris and
 * Pratt). Immutable; equal only to itself.
 */
final class TextPattern {

    private final String pattern;
    private final int[] failure;
    private final boolean withHeaders;

    /** @param withHeaders all headers are looked through as well */
    TextPattern(String text, boolean withHeaders) {
        this.pattern = Folding.fold(text);
        this.failure = failure(pattern);
        this.withHeaders = withHeaders;
    }

    private static int[] failure(String pattern) {
        int[] failure = new int[pattern.length()];
        for (int i = 1, matched = 0; i < failure.length; i++) {
            while (matched > 0 && pattern.charAt(i) != pattern.charAt(matched)) {
                matched = failure[matched - 1];
            }
            matched += pattern.charAt(i) == pattern.charAt(matched) ? 1 : 0;
            failure[i] = matched;
        }
        return failure;
    }

    boolean withHeaders() {
        return withHeaders;
    }

    boolean isIn(CharSequence text) {
        Progress progress = new Progress();
        Folding folding = new Folding();
        for (int i = 0; i < text.length() && !progress.found(); i++) {
            folding.fold(text.charAt(i), progress::accept);
        }
        return progress.found();
    }

    Progress begin() {
        return new Progress();
    }

    /** How much of the pattern the last chars are. */
    final class Progress {

        private int matched;
        private boolean found = pattern.isEmpty();

        void accept(char c) {
            if (found) {
                return;
            }
            while (matched > 0 && pattern.charAt(matched) != c) {
                matched = failure[matched - 1];
            }
            if (pattern.charAt(matched) == c) {
                matched++;
                found = matched == pattern.length();
            }
        }

        /** What follows is another text. */
        void interrupt() {
            matched = 0;
        }

        boolean found() {
            return found;
        }

        TextPattern pattern() {
            return TextPattern.this;
        }
    }
}
