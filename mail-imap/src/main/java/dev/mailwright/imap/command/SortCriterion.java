package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;

/**
 * By what to sort (RFC 5256 section 3, RFC 5957).
 *
 * @param reverse from high to low
 */
public record SortCriterion(Field field, boolean reverse) {

    /** What is compared. */
    public enum Field {
        ARRIVAL,
        CC,
        DATE,
        FROM,
        SIZE,
        SUBJECT,
        TO,
        // rfc5957#3
        DISPLAYFROM,
        DISPLAYTO
    }

    static SortCriterion parse(Tokens in) {
        String name = in.keyword();
        boolean reverse = name.equals("REVERSE");
        if (reverse) {
            in.space();
            name = in.keyword();
        }
        for (Field field : Field.values()) {
            if (field.name().equals(name)) {
                if (name.startsWith("DISPLAY")) {
                    in.extension("SORT=DISPLAY");
                }
                return new SortCriterion(field, reverse);
            }
        }
        throw new SyntaxException("Unknown sort criterion");
    }
}
