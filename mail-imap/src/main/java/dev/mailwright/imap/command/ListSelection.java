package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Which mailboxes LIST is about (RFC 5258 section 3.1). */
public enum ListSelection {
    /** Subscribed ones, also such as are not there. */
    SUBSCRIBED,
    /** On other servers as well; there are none. */
    REMOTE,
    /** Also parents of those that fit. */
    RECURSIVEMATCH,
    /** Only with a special use. */
    // rfc6154#5.2
    SPECIAL_USE;

    static Set<ListSelection> parse(Tokens in) {
        in.extension("LIST-EXTENDED");
        Set<ListSelection> selection = EnumSet.noneOf(ListSelection.class);
        in.listOrEmpty(() -> selection.add(one(in)));
        in.space();
        // rfc5258#3.1
        if (selection.contains(RECURSIVEMATCH) && !selection.contains(SUBSCRIBED) && !selection.contains(SPECIAL_USE)) {
            throw new SyntaxException("RECURSIVEMATCH needs another criterion");
        }
        return selection;
    }

    private static ListSelection one(Tokens in) {
        String name = in.keyword();
        return Arrays.stream(values())
                .filter(value -> value.name().replace('_', '-').equals(name))
                .findFirst()
                .orElseThrow(() -> new SyntaxException("Unknown selection option of LIST"));
    }
}
