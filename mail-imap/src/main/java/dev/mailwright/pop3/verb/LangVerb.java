package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.command.Fault;
import dev.mailwright.pop3.command.SyntaxException;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;
import java.util.List;

/** LANG: the language of what is said for people, which is English. // rfc6856#3.2 */
final class LangVerb implements Verb<State> {

    @Override
    public Turn run(Pop3Session session, State state, String argument) {
        List<String> words = CommandLine.words(argument);
        if (words.size() > 1) {
            throw new SyntaxException(Fault.TOO_MANY_ARGUMENTS);
        }
        if (words.isEmpty()) {
            return ShortList.say(session, Replies.LANGUAGES, List.of("en English"));
        }
        String range = words.get(0);
        // rfc4647#3.3.1
        boolean english = range.equals("*") || range.equalsIgnoreCase("en");
        return session.reply(english ? Replies.ENGLISH : Replies.NO_SUCH_LANGUAGE);
    }
}
