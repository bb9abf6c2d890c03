package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.Turn;
import java.util.List;

/** A few lines of our own as a multi-line answer. // rfc1939#3 */
final class ShortList {

    private ShortList() {}

    /** @param lines that do not begin with a dot */
    static Turn say(Pop3Session session, Reply first, List<String> lines) {
        Turn turn = session.reply(first);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append("\r\n"));
        session.wire().say(text.append(".\r\n").toString());
        return turn;
    }
}
