package dev.mailwright.message;

/** A cursor over the tokens of structured header fields, which takes broken ones as well as it can. */
final class FieldLexer {

    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";
    private static final String SPECIALS = "()<>[]:;@\\,\"";

    private final String text;
    private int at;
    private String comment = "";
    private boolean broken;

    FieldLexer(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The char under the cursor, NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    void skip() {
        at++;
    }

    boolean next(char c) {
        if (atEnd() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    /** The text of the last comment that was passed; forgets it. */
    String takeComment() {
        String taken = comment;
        comment = "";
        return taken;
    }

    /** Whether a comment or quoted string had no end. */
    boolean isBroken() {
        return broken;
    }

    /** Passes blanks and comments. // rfc5322#3.2.2 */
    void blanks() {
        while (!atEnd()) {
            char c = text.charAt(at);
            if (c == '(') {
                comment();
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    private void comment() {
        StringBuilder inner = new StringBuilder();
        int depth = 0;
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == '\\' && !atEnd()) {
                inner.append(text.charAt(at++));
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                comment = inner.toString();
                return;
            }
            if (depth > 1 || c != '(') {
                inner.append(c);
            }
        }
        broken = true;
    }

    /** A token of MIME, empty if there is none. // rfc2045#5.1 */
    String token() {
        return run(TSPECIALS);
    }

    /** An atom of mail, dots included, empty if there is none. // rfc5322#3.2.3 */
    String atom() {
        return run(SPECIALS);
    }

    /** An unquoted parameter value: a token, but one that starts with an equals sign goes to the next blank or semicolon. */
    String value() {
        return peek() == '=' ? run(";") : token();
    }

    private String run(String stops) {
        int start = at;
        while (!atEnd() && text.charAt(at) > ' ' && text.charAt(at) != 127 && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A quoted string from its opening quote on, without quotes and backslashes; one that never ends goes to the end. */
    String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && !atEnd()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        broken = true;
        return value.toString();
    }

    /** From the cursor through the char given, or to the end. */
    String through(char last) {
        int found = text.indexOf(last, at);
        int end = found < 0 ? text.length() : found + 1;
        String taken = text.substring(at, end);
        at = end;
        return taken;
    }
}
