package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.SpecialUse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * CREATE (RFC 3501 section 6.3.3), perhaps with a special use (RFC 6154 section 3).
 *
 * @param usesKnown every special use named is one of RFC 6154
 */
public record CreateCommand(MailboxArgument mailbox, Set<SpecialUse> uses, boolean usesKnown) {

    public CreateCommand {
        uses = Set.copyOf(uses);
    }

    public static CreateCommand parse(Tokens in) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        boolean known = true;
        if (in.take(' ')) {
            in.open();
            if (!in.takeKeyword("USE")) {
                throw new SyntaxException("Unknown parameter of CREATE");
            }
            in.space();
            for (boolean each : in.listOrEmpty(() -> use(in, uses))) {
                known &= each;
            }
            in.close();
        }
        in.end();
        return new CreateCommand(mailbox, uses, known);
    }

    private static boolean use(Tokens in, Set<SpecialUse> uses) {
        in.expect('\\');
        String attribute = "\\" + in.run(Chars.ATOM, "Expected a special use");
        return Arrays.stream(SpecialUse.values())
                .filter(use -> use.attribute().equalsIgnoreCase(attribute))
                .findFirst()
                .map(uses::add)
                .isPresent();
    }
}
