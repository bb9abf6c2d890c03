package dev.mailwright.address;

/** A cursor over the written forms of rfc5321#4.1.2. Each char is looked at a fixed number of times. */
final class AddressReader {

    private final String text;
    private int at;

    AddressReader(String text, int from) {
        this.text = text;
        this.at = from;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean next(char c) {
        if (atEnd() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    boolean peek(char c) {
        return !atEnd() && text.charAt(at) == c;
    }

    void expect(char c) {
        if (!next(c)) {
            throw error("expected " + c);
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw error("unexpected character");
        }
    }

    AddressSyntaxException error(String reason) {
        return new AddressSyntaxException(at, reason);
    }

    EmailAddress address() {
        LocalPart local = localPart();
        expect('@');
        return new EmailAddress(local, domain());
    }

    LocalPart localPart() {
        int start = at;
        String value = peek('"') ? quoted() : dotAtom();
        try {
            return LocalPart.ofValue(value);
        } catch (AddressSyntaxException e) {
            throw e.shifted(start);
        }
    }

    private String dotAtom() {
        int start = at;
        boolean afterDot = true;
        while (!atEnd()) {
            char c = text.charAt(at);
            if (c == '.' ? afterDot : !Chars.isAtext(c)) {
                break;
            }
            afterDot = c == '.';
            at++;
        }
        if (afterDot) {
            throw error(at == start ? "empty local part" : "empty atom in local part");
        }
        return text.substring(start, at);
    }

    private String quoted() {
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
        throw error("unfinished quoted string");
    }

    /** Reads up to the first char that no domain has. */
    Domain domain() {
        int start = at;
        if (peek('[')) {
            int close = text.indexOf(']', at);
            if (close < 0) {
                throw error("unfinished address literal");
            }
            at = close + 1;
        } else {
            while (!atEnd() && isDomainChar(text.charAt(at))) {
                at++;
            }
        }
        try {
            return Domain.of(text.substring(start, at));
        } catch (AddressSyntaxException e) {
            throw e.shifted(start);
        }
    }

    private static boolean isDomainChar(char c) {
        return Chars.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c > 127;
    }

    /** Drops {@code @a,@b:} in front of a mailbox. // rfc5321#4.1.1.3 rfc5321#C */
    void skipSourceRoute() {
        if (!peek('@')) {
            return;
        }
        do {
            expect('@');
            domain();
        } while (next(','));
        expect(':');
    }
}
