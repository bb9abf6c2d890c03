package dev.mailwright.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the addresses of a header field (rfc5322#3.4) and of its broken relatives; never throws. Linear: the cursor only
 * moves forward.
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
        while (found.size() < limit) {
            lexer.blanks();
            if (lexer.atEnd()) {
                break;
            }
            if (lexer.next(';')) {
                endGroup();
            } else if (!lexer.next(',')) {
                element();
            }
        }
        endGroup();
    }

    private void endGroup() {
        if (inGroup) {
            inGroup = false;
            found.add(EnvelopeAddress.GROUP_END);
        }
    }

    private void element() {
        lexer.takeComment();
        Phrase phrase = new Phrase();
        phrase.read(lexer);
        if (lexer.next('<')) {
            angle(phrase.spaced());
        } else if (lexer.peek() == ':' && !inGroup) {
            lexer.skip();
            inGroup = true;
            found.add(EnvelopeAddress.groupStart(phrase.spaced()));
        } else if (lexer.next('@')) {
            String host = domain();
            add(comment(), "", phrase.joined(), host);
        } else if (phrase.isEmpty()) {
            lexer.skip();
        } else {
            add(comment(), "", phrase.joined(), "");
        }
    }

    private String comment() {
        lexer.blanks();
        return lexer.takeComment();
    }

    private void angle(String name) {
        lexer.blanks();
        String route = "";
        if (lexer.peek() == '@') {
            route = route();
        }
        Phrase local = new Phrase();
        local.read(lexer);
        String host = lexer.next('@') ? domain() : "";
        lexer.blanks();
        while (!lexer.atEnd() && lexer.peek() != '>' && lexer.peek() != ',') {
            lexer.skip();
        }
        lexer.next('>');
        add(name.isEmpty() ? comment() : name, route, local.joined(), host);
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
        lexer.next(':');
        lexer.blanks();
        return route.toString();
    }

    private String domain() {
        StringBuilder host = new StringBuilder();
        lexer.blanks();
        if (lexer.peek() == '[') {
            return lexer.through(']');
        }
        while (true) {
            String atom = lexer.atom();
            host.append(atom);
            lexer.blanks();
            boolean more = host.length() > 0 && (lexer.peek() == '.' || host.charAt(host.length() - 1) == '.');
            if (atom.isEmpty() || !more) {
                return host.toString();
            }
        }
    }

    private void add(String name, String route, String mailbox, String host) {
        found.add(new EnvelopeAddress(
                name,
                route,
                mailbox.isEmpty() ? EnvelopeAddress.MISSING_MAILBOX : mailbox,
                host.isEmpty() ? EnvelopeAddress.MISSING_DOMAIN : host));
    }

    /** Words up to the char that tells what they are. */
    private static final class Phrase {

        private final StringBuilder spaced = new StringBuilder();
        private final StringBuilder joined = new StringBuilder();

        void read(FieldLexer lexer) {
            while (true) {
                lexer.blanks();
                String word = lexer.peek() == '"' ? lexer.quoted() : lexer.atom();
                if (word.isEmpty()) {
                    if (lexer.peek() == '"') {
                        continue;
                    }
                    return;
                }
                spaced.append(spaced.length() == 0 ? "" : " ").append(word);
                joined.append(word);
            }
        }

        boolean isEmpty() {
            return joined.length() == 0;
        }

        String spaced() {
            return spaced.toString();
        }

        String joined() {
            return joined.toString();
        }
    }
}
