package dev.mailwright.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses of a header field (rfc5322#3.4) and of its broken relatives; never throws. What comes after an
 * address that no comma ends is not looked at, since any reading of it would be a guess. Linear: the cursor only moves
 * forward.
 */
final class AddressList {

    private final FieldLexer lexer;
    private final int limit;
    private final List<EnvelopeAddress> found = new ArrayList<>();
    private boolean inGroup;

    private AddressList(String value, int limit) {
        this.lexer = new FieldLexer(value);
        this.limit = limit;
    }

    static List<EnvelopeAddress> parse(String value, int limit) {
        AddressList list = new AddressList(value, limit);
        list.run();
        return List.copyOf(list.found);
    }

    private void run() {
        lexer.blanks();
        boolean more = !lexer.atEnd();
        while (more && found.size() < limit) {
            more = element() && separator();
        }
        if (inGroup) {
            found.add(EnvelopeAddress.GROUP_END);
        }
    }

    /** Passes what may stand between two addresses; false if there is no other one. */
    private boolean separator() {
        lexer.blanks();
        if (inGroup && lexer.next(';')) {
            inGroup = false;
            found.add(EnvelopeAddress.GROUP_END);
            lexer.blanks();
        }
        if (!lexer.next(',')) {
            return false;
        }
        lexer.blanks();
        return !lexer.atEnd();
    }

    /** Reads one mailbox, or a group up to and with its first mailbox; false if nothing can follow. */
    private boolean element() {
        lexer.takeComment();
        if (inGroup && lexer.peek() == ';') {
            return true;
        }
        Phrase phrase = Phrase.read(lexer);
        if (phrase == null) {
            add("", "", "", "");
            return false;
        }
        if (lexer.next('<')) {
            return angle(phrase.text());
        }
        if (!inGroup && lexer.next(':')) {
            inGroup = true;
            found.add(EnvelopeAddress.groupStart(phrase.text()));
            lexer.blanks();
            return lexer.atEnd() || element();
        }
        if (phrase.words > 1 || phrase.quoted && lexer.peek() != '@') {
            add(phrase.text(), "", "", "");
            return true;
        }
        String host = lexer.next('@') ? domain() : "";
        lexer.blanks();
        String mailbox = phrase.isDots() ? null : phrase.text();
        found.add(address(lexer.takeComment(), "", phrase.words == 0 ? null : mailbox, lexer.isBroken() ? "" : host));
        return true;
    }

    /** Reads from after the opening bracket on; false if nothing can follow. */
    private boolean angle(String name) {
        lexer.blanks();
        String route = lexer.peek() == '@' ? route() : "";
        boolean quoted = lexer.peek() == '"';
        String local = quoted ? lexer.quoted() : lexer.atom();
        lexer.blanks();
        boolean at = lexer.next('@');
        String host = at ? domain() : "";
        lexer.blanks();
        boolean closed = lexer.next('>');
        boolean broken = !closed || at && host.isEmpty();
        found.add(address(
                name, route, quoted || !local.isEmpty() ? local : null, broken ? EnvelopeAddress.SYNTAX_ERROR : host));
        return !at || !host.isEmpty();
    }

    private String route() {
        StringBuilder route = new StringBuilder();
        while (lexer.next('@')) {
            route.append(route.length() == 0 ? "" : ",").append('@').append(domain());
            lexer.blanks();
            while (lexer.next(',')) {
                lexer.blanks();
            }
        }
        boolean ended = lexer.next(':');
        lexer.blanks();
        return ended ? route.toString() : EnvelopeAddress.INVALID_ROUTE;
    }

    /** A domain or literal; empty if it is broken. // rfc5322#3.4.1 */
    private String domain() {
        lexer.blanks();
        if (lexer.peek() == '[') {
            return lexer.through(']');
        }
        StringBuilder host = new StringBuilder();
        boolean more = true;
        while (more) {
            String atom = lexer.atom();
            host.append(atom);
            lexer.blanks();
            more = !atom.isEmpty() && (lexer.peek() == '.' || host.charAt(host.length() - 1) == '.');
        }
        String text = host.toString();
        return text.endsWith(".") || text.contains("..") ? "" : text;
    }

    private void add(String name, String route, String mailbox, String host) {
        found.add(address(name, route, mailbox.isEmpty() ? null : mailbox, host));
    }

    private static EnvelopeAddress address(String name, String route, @Nullable String mailbox, String host) {
        return new EnvelopeAddress(
                Unfold.oneSpace(name),
                route,
                mailbox == null ? EnvelopeAddress.MISSING_MAILBOX : mailbox,
                host.isEmpty() ? EnvelopeAddress.MISSING_DOMAIN : host);
    }

    /** Words up to the char that tells what they are. */
    private static final class Phrase {

        private final StringBuilder text = new StringBuilder();
        private int words;
        private boolean quoted;

        /** Null where a quoted string never ends, or where the text cannot begin an address. */
        static @Nullable Phrase read(FieldLexer lexer) {
            Phrase phrase = new Phrase();
            while (true) {
                lexer.blanks();
                if (lexer.peek() == '"') {
                    String word = lexer.quoted();
                    if (lexer.isBroken()) {
                        return null;
                    }
                    phrase.quoted = true;
                    phrase.add(word);
                } else {
                    String word = lexer.atom();
                    if (word.isEmpty()) {
                        boolean begins = lexer.atEnd() || "<:@,;".indexOf(lexer.peek()) >= 0;
                        return phrase.words > 0 || begins ? phrase : null;
                    }
                    phrase.add(word);
                }
            }
        }

        private void add(String word) {
            boolean dots = word.chars().allMatch(c -> c == '.');
            text.append(words == 0 || dots && !word.isEmpty() ? "" : " ").append(word);
            words++;
        }

        boolean isDots() {
            return !quoted && text.chars().allMatch(c -> c == '.');
        }

        String text() {
            return text.toString();
        }
    }
}
