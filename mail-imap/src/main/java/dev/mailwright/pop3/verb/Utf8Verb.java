package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;

/** UTF8: messages whose header is UTF-8 are sent as they are. // rfc6856#2.1 */
final class Utf8Verb implements Verb<State.Authorization> {

    @Override
    public Turn run(Pop3Session session, State.Authorization state, String argument) {
        CommandLine.requireNothing(argument);
        session.speakUtf8();
        return session.reply(Replies.UTF8);
    }
}
