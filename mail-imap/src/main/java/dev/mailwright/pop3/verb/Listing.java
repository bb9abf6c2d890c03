package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.Numbers;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.pop3.session.LongAnswer;
import dev.mailwright.pop3.session.Maildrop;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.Turn;
import dev.mailwright.pop3.session.Wire;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A line about each message that is not marked, some hundred lines at a time. // rfc1939#5 */
final class Listing implements LongAnswer {

    private static final int NUMBERS_AT_A_TIME = 500;

    private final Maildrop maildrop;
    private final Supplier<Reply> first;
    private final IntFunction<String> about;
    private int next = 1;

    private Listing(Maildrop maildrop, Supplier<Reply> first, IntFunction<String> about) {
        this.maildrop = maildrop;
        this.first = first;
        this.about = about;
    }

    /** Says the line about the message that the argument names, or about all. */
    static Turn run(
            Pop3Session session, Maildrop maildrop, String argument, Supplier<Reply> first, IntFunction<String> about) {
        OptionalInt number = Numbers.optional(argument);
        if (number.isEmpty()) {
            return session.answer(new Listing(maildrop, first, about), () -> {});
        }
        int one = number.getAsInt();
        return session.reply(maildrop.refusal(one).orElseGet(() -> Replies.listed(one + " " + about.apply(one))));
    }

    @Override
    public boolean next(Wire wire) {
        StringBuilder text = new StringBuilder(next == 1 ? first.get().line() : "");
        int end = Math.min(maildrop.size(), next + NUMBERS_AT_A_TIME - 1);
        for (; next <= end; next++) {
            if (!maildrop.isMarked(next)) {
                text.append(next).append(' ').append(about.apply(next)).append("\r\n");
            }
        }
        boolean more = next <= maildrop.size();
        wire.say(text.append(more ? "" : ".\r\n").toString());
        return more;
    }
}
