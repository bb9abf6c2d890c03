package dev.mailwright.imap.search;

import dev.mailwright.message.EncodedWords;

/**
 * A subject without what answering and forwarding add to it.
 *
 * @param text folded; subjects of a thread have the same
 * @param reply something that says "answer" or "forwarded" was taken away
 */
// rfc5256#2.1
record BaseSubject(String text, boolean reply) {

    /** Longer subjects are not looked at further, as the steps below may take a look at all of it for each bracket. */
    private static final int MAX = 1000;

    static BaseSubject of(String octets) {
        String decoded = EncodedWords.decode(octets);
        String folded = Folding.fold(decoded.length() > MAX ? decoded.substring(0, MAX) : decoded);
        return new Extraction(folded.replaceAll("[ \\t\\r\\n]+", " ")).result();
    }

    private static final class Extraction {

        private final String text;
        private int from;
        private int to;
        private boolean reply;

        Extraction(String text) {
            this.text = text;
            this.to = text.length();
        }

        BaseSubject result() {
            do {
                trailers();
                leaders();
            } while (forwarded());
            return new BaseSubject(text.substring(from, to), reply);
        }

        /** Step 2. */
        private void trailers() {
            boolean more = true;
            while (more) {
                more = false;
                if (to > from && text.charAt(to - 1) == ' ') {
                    to--;
                    more = true;
                } else if (to - from >= 5 && text.startsWith("(fwd)", to - 5)) {
                    to -= 5;
                    reply = true;
                    more = true;
                }
            }
        }

        /** Steps 3 to 5. */
        private void leaders() {
            boolean more = true;
            while (more) {
                more = leader() || blobBeforeText();
            }
        }

        private boolean leader() {
            if (from < to && text.charAt(from) == ' ') {
                from++;
                return true;
            }
            int at = from;
            for (int next = blob(at); next > at; next = blob(at)) {
                at = next;
            }
            int after = answer(at);
            if (after < 0) {
                return false;
            }
            from = after;
            reply = true;
            return true;
        }

        private boolean blobBeforeText() {
            int after = blob(from);
            if (after == from || after >= to) {
                return false;
            }
            from = after;
            return true;
        }

        /** The index behind a bracketed text and its spaces; the same index where there is none. */
        private int blob(int at) {
            if (at >= to || text.charAt(at) != '[') {
                return at;
            }
            int end = at + 1;
            while (end < to && text.charAt(end) != '[' && text.charAt(end) != ']') {
                end++;
            }
            return end < to && text.charAt(end) == ']' ? spaces(end + 1) : at;
        }

        private int spaces(int at) {
            int end = at;
            while (end < to && text.charAt(end) == ' ') {
                end++;
            }
            return end;
        }

        /** The index behind {@code re:}, {@code fw:} or {@code fwd:}; -1 where there is none. */
        private int answer(int at) {
            int word = text.startsWith("fwd", at) ? 3 : text.startsWith("re", at) || text.startsWith("fw", at) ? 2 : 0;
            if (word == 0) {
                return -1;
            }
            int colon = blob(spaces(at + word));
            return colon < to && text.charAt(colon) == ':' ? colon + 1 : -1;
        }

        /** Step 6. */
        private boolean forwarded() {
            if (to - from < 6 || !text.startsWith("[fwd:", from) || text.charAt(to - 1) != ']') {
                return false;
            }
            from += 5;
            to--;
            reply = true;
            return true;
        }
    }
}
