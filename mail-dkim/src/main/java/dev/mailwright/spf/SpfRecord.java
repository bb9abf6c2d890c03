package dev.mailwright.spf;

import dev.mailwright.spf.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A record, read as a whole before any of it is used (rfc7208#4.6). Immutable. */
public final class SpfRecord {

    private static final String VERSION = "v=spf1";

    private final List<Term> terms;
    private final Optional<String> redirect;
    private final Optional<String> explanation;

    private SpfRecord(List<Term> terms, Optional<String> redirect, Optional<String> explanation) {
        this.terms = terms;
        this.redirect = redirect;
        this.explanation = explanation;
    }

    /** Whether a TXT record is one of SPF. */
    public static boolean isSpf(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    static SpfRecord parse(String text) throws SpfSyntax {
        List<Term> terms = new ArrayList<>();
        String redirect = null;
        String explanation = null;
        for (int start = VERSION.length(); start < text.length(); ) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            String word = text.substring(start, end);
            start = end + 1;
            int equals = modifierEnd(word);
            if (equals < 0 && !word.isEmpty()) {
                terms.add(new TermReader(word).read());
            } else if (equals > 0) {
                String name = word.substring(0, equals).toLowerCase(Locale.ROOT);
                String value = word.substring(equals + 1);
                if (name.equals("redirect")) {
                    redirect = once(redirect, name, value);
                } else if (name.equals("exp")) {
                    explanation = once(explanation, name, value);
                } else {
                    Macros.check(value);
                }
            }
        }
        return new SpfRecord(List.copyOf(terms), Optional.ofNullable(redirect), Optional.ofNullable(explanation));
    }

    private static String once(@org.jspecify.annotations.Nullable String before, String name, String value)
            throws SpfSyntax {
        if (before != null) {
            throw new SpfSyntax(name + "= is there twice");
        }
        Macros.checkDomain(value);
        return value;
    }

    /** Where the name of a modifier ends; -1 for a directive. // rfc7208#12 */
    private static int modifierEnd(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '=') {
                return i > 0 ? i : -1;
            }
            if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '-' && c != '_' && c != '.'))) {
                return -1;
            }
        }
        return -1;
    }

    List<Term> terms() {
        return terms;
    }

    Optional<String> redirect() {
        return redirect;
    }

    Optional<String> explanation() {
        return explanation;
    }

    /** What is wrong with a record's form; empty when it is well-formed. */
    public static Optional<String> problem(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (SpfSyntax e) {
            return Optional.of(e.why());
        }
    }

    /** Whether a well-formed record uses {@code ptr}, which nobody should (rfc7208#5.5). */
    public static boolean usesPtr(String text) {
        try {
            return parse(text).terms().stream().anyMatch(term -> term.kind() == Kind.PTR);
        } catch (SpfSyntax e) {
            return false;
        }
    }
}
