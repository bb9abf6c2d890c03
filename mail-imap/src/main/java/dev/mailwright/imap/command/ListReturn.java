package dev.mailwright.imap.command;

import dev.mailwright.imap.command.StatusCommand.StatusItem;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What LIST says of each mailbox (RFC 5258 section 3.2). */
public enum ListReturn {
    SUBSCRIBED,
    CHILDREN,
    // rfc6154#5.1
    SPECIAL_USE,
    // rfc8440#3
    MYRIGHTS;

    /** Reads RETURN. */
    static final class Options {

        private final Set<ListReturn> wanted = EnumSet.noneOf(ListReturn.class);
        private List<StatusItem> status = List.of();

        void parse(Tokens in) {
            if (!in.takeKeyword("RETURN")) {
                throw new SyntaxException("Expected RETURN");
            }
            in.space();
            in.listOrEmpty(() -> {
                option(in);
                return true;
            });
        }

        private void option(Tokens in) {
            String name = in.keyword();
            switch (name) {
                case "SUBSCRIBED" -> wanted.add(SUBSCRIBED);
                case "CHILDREN" -> wanted.add(CHILDREN);
                case "SPECIAL-USE" -> wanted.add(SPECIAL_USE);
                case "MYRIGHTS" -> {
                    in.extension("LIST-MYRIGHTS");
                    wanted.add(MYRIGHTS);
                }
                case "STATUS" -> {
                    in.extension("LIST-STATUS");
                    in.space();
                    status = StatusCommand.items(in);
                }
                default -> throw new SyntaxException("Unknown return option of LIST");
            }
        }

        Set<ListReturn> wanted() {
            return wanted;
        }

        List<StatusItem> status() {
            return status;
        }
    }
}
