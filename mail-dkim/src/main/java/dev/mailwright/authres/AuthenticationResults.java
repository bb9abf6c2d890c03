package dev.mailwright.authres;

import dev.mailwright.message.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a host found out about a message (rfc8601#2.2).
 *
 * @param id the host that says so
 * @param results one for each method and identity; none where nothing was checked
 */
public record AuthenticationResults(String id, List<MethodResult> results) {

    public static final String FIELD = "Authentication-Results";

    private static final int MAX_CHARS = 32 * 1024;

    public AuthenticationResults {
        results = List.copyOf(results);
    }

    /** The value of the field on one line, with blanks where it may be folded. */
    public String value() {
        StringBuilder out = new StringBuilder(token(id));
        if (results.isEmpty()) {
            out.append("; none");
        }
        for (MethodResult each : results) {
            out.append("; ").append(each.method()).append('=').append(each.result());
            if (!each.reason().isEmpty()) {
                out.append(" reason=").append(quoted(each.reason()));
            }
            each.properties()
                    .forEach((name, value) ->
                            out.append(' ').append(name).append('=').append(property(value)));
        }
        return out.toString();
    }

    /** The field itself. */
    public Header header() {
        return new Header(FIELD, value());
    }

    private static String token(String text) {
        boolean plain =
                !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"/[]?=".indexOf(c) < 0);
        return plain ? text : quoted(text);
    }

    /** Domains and addresses stay as they are. */
    private static String property(String text) {
        boolean plain =
                !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127 && "()<>,;:\\\"[]?=".indexOf(c) < 0);
        return plain ? text : quoted(text);
    }

    /** What would break the line or the quotes becomes a space or is escaped; long text is cut. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), 300); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c < ' ' || c > '~' ? '?' : c);
        }
        return out.append('"').toString();
    }

    /** Reads the value of a field; empty if it is none. Linear. */
    public static Optional<AuthenticationResults> parse(String value) {
        return value.length() > MAX_CHARS ? Optional.empty() : new Reader(value).read();
    }

    /** The id that a field claims, as far as it can be read, in lower case; of any field, broken or not. */
    public static String claimedId(String value) {
        Reader reader = new Reader(value.length() > MAX_CHARS ? value.substring(0, MAX_CHARS) : value);
        return reader.word(";").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a field claims to be of ours, which none that comes from outside may (rfc8601#5).
     *
     * @param ours our own id
     */
    public static boolean isForged(String value, String ours) {
        return claimedId(value).equalsIgnoreCase(ours);
    }

    /** Walks over a value once. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<AuthenticationResults> read() {
            String id = word(";");
            blanks();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            if (at < text.length() && text.charAt(at) != ';') {
                word(";");
            }
            List<MethodResult> results = new ArrayList<>();
            blanks();
            while (at < text.length() && text.charAt(at) == ';') {
                at++;
                blanks();
                if (at >= text.length()) {
                    break;
                }
                Optional<MethodResult> one = result();
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                if (!one.get().method().equals("none")) {
                    results.add(one.get());
                }
                blanks();
            }
            return at < text.length() ? Optional.empty() : Optional.of(new AuthenticationResults(id, results));
        }

        private Optional<MethodResult> result() {
            String method = word("=;/").toLowerCase(Locale.ROOT);
            blanks();
            if (method.equals("none") && (at >= text.length() || text.charAt(at) == ';')) {
                return Optional.of(MethodResult.of("none", ""));
            }
            if (at < text.length() && text.charAt(at) == '/') {
                at++;
                word("=;");
            }
            if (!take('=') || method.isEmpty()) {
                return Optional.empty();
            }
            String result = word(";").toLowerCase(Locale.ROOT);
            String reason = "";
            Map<String, String> properties = new LinkedHashMap<>();
            for (blanks(); at < text.length() && text.charAt(at) != ';'; blanks()) {
                String name = word("=;").toLowerCase(Locale.ROOT);
                if (!take('=') || name.isEmpty()) {
                    return Optional.empty();
                }
                String value = word(";");
                if (name.equals("reason")) {
                    reason = value;
                } else {
                    properties.put(name, value);
                }
            }
            return result.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MethodResult(method, result, reason, properties));
        }

        private boolean take(char c) {
            blanks();
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        /** A word up to a blank, a comment or one of these, or a string in quotes. */
        String word(String ends) {
            blanks();
            StringBuilder out = new StringBuilder();
            boolean quoted = false;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == '\\' && quoted && at + 1 < text.length()) {
                    out.append(text.charAt(++at));
                } else if (!quoted && (isBlank(c) || c == '(' || ends.indexOf(c) >= 0)) {
                    break;
                } else {
                    out.append(c);
                }
            }
            return out.toString();
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        /** Blanks and comments, which may be nested. */
        private void blanks() {
            int depth = 0;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '(') {
                    depth++;
                } else if (c == ')' && depth > 0) {
                    depth--;
                } else if (c == '\\' && depth > 0) {
                    at++;
                } else if (depth == 0 && !isBlank(c)) {
                    return;
                }
            }
            at = Math.min(at, text.length());
        }
    }
}
